package io.journeyline.streams.aggregates;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Ledger;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What has come since sums were last sent, change by change, in a changelogged store: a crash
 * between two commits must lose nothing. A change is one write, however many cells it has; entries
 * that have been sent are not deleted but written over, and their generation tells them from
 * present ones.
 */
final class Journal {
  private final KeyValueStore<byte[], byte[]> store;
  private final Ledger ledger;
  private long generation;
  private int entries;

  Journal(KeyValueStore<byte[], byte[]> store, Ledger ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /** Reads the present entries, in any order; to be done before anything else. */
  void open(Consumer<ByteReader> entry) {
    generation = ledger.get(Books.GENERATION, 0);
    entries = 0;
    try (KeyValueIterator<byte[], byte[]> stored = store.all()) {
      while (stored.hasNext()) {
        KeyValue<byte[], byte[]> next = stored.next();
        ByteReader in = new ByteReader(next.value);
        if (in.unsigned() == generation) {
          entries++;
          entry.accept(in);
        }
      }
    }
  }

  /** Begins an entry; {@link #add} ends it. */
  ByteWriter begin() {
    return new ByteWriter().unsigned(generation);
  }

  void add(ByteWriter entry) {
    byte[] place = ByteBuffer.allocate(Integer.BYTES).putInt(entries).array();
    store.put(place, entry.toBytes());
    entries++;
  }

  /** All entries have been sent. */
  void clear() {
    generation++;
    entries = 0;
    ledger.put(Books.GENERATION, generation);
  }
}
