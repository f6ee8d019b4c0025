package io.journeyline.streams.message;

/** What a cluster's root is told. */
public interface Roots {
  /** Rows have come. */
  void arrive(String root, Message.Move move);

  /** An identifier is shared. */
  void share(String root, String identifier, Cause cause);

  /** {@code root} is none any more: everything it has goes to {@code parent}. */
  void leave(String root, String parent, Cause cause);

  /** A touchpoint that nobody can be said to have had. */
  void lose(String identifier, io.journeyline.streams.touchpoint.Row row);

  /** {@code identifier} became shared: it belongs to nobody. */
  void disown(String identifier);
}
