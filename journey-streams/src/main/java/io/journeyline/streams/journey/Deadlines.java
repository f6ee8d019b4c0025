package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The index of journeys by the time at which they may drop. It is touched only when a journey's
 * deadline becomes earlier: a later one is found out when the indexed time comes, so most
 * touchpoints cost no write here.
 */
final class Deadlines {
  private final KeyValueStore<Bytes, byte[]> store;

  Deadlines(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Sees to it that the journey is looked at when {@code deadline} comes, or earlier. */
  void index(String home, Tail tail, long deadline) {
    if (deadline < tail.indexedAt) {
      remove(home, tail);
      store.put(key(deadline, home), new byte[0]);
      tail.indexedAt = deadline;
    }
  }

  void remove(String home, Tail tail) {
    if (tail.indexedAt != Tail.NOT_INDEXED) {
      store.delete(key(tail.indexedAt, home));
      tail.indexedAt = Tail.NOT_INDEXED;
    }
  }

  /** Up to {@code limit} journeys indexed before {@code asOf}, earliest first. */
  List<String> due(long asOf, int limit) {
    List<String> homes = new ArrayList<>();
    Bytes from = Bytes.wrap(new ByteWriter().ordered(Long.MIN_VALUE).toBytes());
    Bytes to = Bytes.wrap(new ByteWriter().ordered(asOf - 1).ordered(Long.MAX_VALUE).toBytes());
    try (KeyValueIterator<Bytes, byte[]> found = store.range(from, to)) {
      while (found.hasNext() && homes.size() < limit) {
        ByteReader key = new ByteReader(found.next().key.get());
        if (key.ordered() < asOf) {
          homes.add(key.text());
        }
      }
    }
    return homes;
  }

  private static Bytes key(long deadline, String home) {
    return Bytes.wrap(new ByteWriter().ordered(deadline).text(home).toBytes());
  }
}
