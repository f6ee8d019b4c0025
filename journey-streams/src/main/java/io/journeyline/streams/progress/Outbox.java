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
  /**
   * Origins are kept for runs of this many records at the finest, which bounds the size under load.
   */
  private static final int RUN = 256;

  private record Sent(long upTo, long origin) {}

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private long number;
  private long acknowledged;

  /** Numbers the next {@code records} and returns the number of the first. */
  long send(int records, long origin) {
    long first = number + 1;
    number += records;
    Sent last = underWay.peekLast();
    if (last != null && number / RUN == last.upTo / RUN) {
      underWay.removeLast();
      underWay.addLast(new Sent(number, Math.min(last.origin, origin)));
    } else {
      underWay.addLast(new Sent(number, origin));
    }
    return first;
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
    outbox.underWay.addAll(in.list(sent -> new Sent(sent.unsigned(), sent.signed())));
    return outbox;
  }
}
