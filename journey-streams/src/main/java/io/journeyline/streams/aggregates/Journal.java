package io.journeyline.streams.aggregates;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.store.WriteBackStore;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has come since sums were last sent or published, in a changelogged store: a crash between
 * two commits must lose nothing. All that came between two commits is one entry, written when the
 * second one comes; what was done with by then is not written at all. Entries that are done with
 * are not deleted but written over, and their generation tells them from present ones, which are
 * the first ones.
 */
final class Journal {
  /** An entry of so many bytes is written before the commit comes. */
  private static final int LARGE = 256 << 10;

  private final WriteBackStore store;
  private final Ledger ledger;
  private ByteWriter unwritten = new ByteWriter();
  private long generation;
  private int entries;

  Journal(WriteBackStore store, Ledger ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  /** Reads what is present in its order; to be done before anything else. */
  void open(Consumer<ByteReader> entry) {
    generation = ledger.get(Books.GENERATION, 0);
    entries = 0;
    for (byte @Nullable [] next = store.get(place()); next != null; next = store.get(place())) {
      ByteReader in = new ByteReader(next);
      if (in.unsigned() != generation) {
        break;
      }
      entries++;
      entry.accept(in);
    }
    store.beforeCommit(this::write);
  }

  /** Takes what has come; it is read in one piece with what came before and comes after. */
  ByteWriter append() {
    if (unwritten.size() > LARGE) {
      write();
    }
    return unwritten;
  }

  private void write() {
    if (unwritten.size() > 0) {
      byte[] content = unwritten.toBytes();
      store.put(place(), new ByteWriter().unsigned(generation).raw(content).toBytes());
      entries++;
      unwritten = new ByteWriter();
    }
  }

  /** Where the next entry is. */
  private byte[] place() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(entries).array();
  }

  /** All that has come is done with. */
  void clear() {
    generation++;
    entries = 0;
    unwritten = new ByteWriter();
    ledger.put(Books.GENERATION, generation);
  }
}
