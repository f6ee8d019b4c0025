package io.journeyline.streams.aggregates;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Ledger;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What has come since sums were last sent or published, change by change, in a changelogged store:
 * a crash between two commits must lose nothing. A change is one write, however many cells it has;
 * entries that are done with are not deleted but written over, and their generation tells them from
 * present ones, which are the first ones.
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

  /** Reads the present entries in their order; to be done before anything else. */
  void open(Consumer<ByteReader> entry) {
    generation = ledger.get(Books.GENERATION, 0);
    entries = 0;
    for (byte @Nullable [] next = store.get(place()); next != null; next = store.get(place())) {
      ByteReader in = new ByteReader(next);
      if (in.unsigned() != generation) {
        return;
      }
      entries++;
      entry.accept(in);
    }
  }

  /** Begins an entry; {@link #add} ends it. */
  ByteWriter begin() {
    return new ByteWriter().unsigned(generation);
  }

  void add(ByteWriter entry) {
    store.put(place(), entry.toBytes());
    entries++;
  }

  /** Where the next entry is. */
  private byte[] place() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(entries).array();
  }

  /** All entries are done with. */
  void clear() {
    generation++;
    entries = 0;
    ledger.put(Books.GENERATION, generation);
  }
}
