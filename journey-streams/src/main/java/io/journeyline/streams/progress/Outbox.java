package io.journeyline.streams.progress;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a task has sent to one partition of an internal topic, and what of it has not been received
 * yet.
 */
final class Outbox {
  /** Up to this many, each origin is kept for itself. */
  private static final int FINE = 16;

  /**
   * Beyond that, for runs of records that are this part of all under way: that bounds the size
   * under load, and a run that is still growing never holds an origin back for long.
   */
  private static final int PART = 8;

  private record Sent(long first, long upTo, long origin) {
    long records() {
      return upTo - first + 1;
    }
  }

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private long number;
  private long acknowledged;

  /** Numbers the next {@code records} and returns the number of the first. */
  long send(int records, long origin) {
    long first = number + 1;
    number += records;
    Sent last = underWay.peekLast();
    if (last != null && (last.origin == origin || isCoarse(last))) {
      underWay.removeLast();
      underWay.addLast(new Sent(last.first, number, Math.min(last.origin, origin)));
    } else {
      underWay.addLast(new Sent(first, number, origin));
    }
    return first;
  }

  private boolean isCoarse(Sent last) {
    return underWay.size() >= FINE && last.records() < size() / PART;
  }

  /**
   * Forgets what was received up to and including {@code received}; returns whether that is news.
   */
  boolean acknowledge(long received) {
    if (received <= acknowledged) {
      return false;
    }
    acknowledged = received;
    while (!underWay.isEmpty() && underWay.peekFirst().upTo <= received) {
      underWay.removeFirst();
    }
    return true;
  }

  /** The least origin under way, or {@code Long.MAX_VALUE}. */
  long leastOrigin() {
    return underWay.stream().mapToLong(Sent::origin).min().orElse(Long.MAX_VALUE);
  }

  /** How many records are under way. */
  long size() {
    return number - acknowledged;
  }

  byte[] toBytes() {
    ByteWriter out =
        new ByteWriter().unsigned(number).unsigned(acknowledged).unsigned(underWay.size());
    underWay.forEach(sent -> out.unsigned(sent.upTo).signed(sent.origin));
    return out.toBytes();
  }

  static Outbox fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    Outbox outbox = new Outbox();
    outbox.number = in.unsigned();
    outbox.acknowledged = in.unsigned();
    in.list(sent -> new Sent(0, sent.unsigned(), sent.signed())).forEach(outbox::restore);
    return outbox;
  }

  private void restore(Sent sent) {
    Sent before = underWay.peekLast();
    long first = (before == null ? acknowledged : before.upTo) + 1;
    underWay.addLast(new Sent(first, sent.upTo, sent.origin));
  }
}
