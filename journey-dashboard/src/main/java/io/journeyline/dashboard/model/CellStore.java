package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.StoredKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The cells on disk, and beside them the offsets up to which they were read, written together. Any
 * thread may read; one thread writes.
 */
public final class CellStore implements AutoCloseable {
  /** What is told of a cell that was found. */
  public interface Visitor {
    void take(StoredKey key, byte[] figures);
  }

  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private final CellDatabase database;
  private final RocksDB db;
  private final ColumnFamilyHandle cells;
  private final ColumnFamilyHandle notes;
  private final WriteOptions writeOptions;
  private final StandingSums standing = new StandingSums();
  private boolean closed;

  private CellStore(Path folder, long cacheBytes) throws RocksDBException {
    database = new CellDatabase(folder, cacheBytes);
    db = database.db();
    cells = database.cells();
    notes = database.notes();
    writeOptions = new WriteOptions();
  }

  /**
   * Opens the store in a folder, and makes it where there is none.
   *
   * @param cacheBytes memory for what is read often
   * @throws IOException when the folder cannot be used, such as by a second process
   */
  public static CellStore open(Path folder, long cacheBytes) throws IOException {
    Files.createDirectories(folder);
    try {
      return new CellStore(folder, cacheBytes);
    } catch (RocksDBException e) {
      throw new IOException(
          "the dashboard's folder %s cannot be used (%s); stop what uses it, or name another one"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** A cell's figures; null where there is none. */
  byte @Nullable [] get(byte[] key) {
    return read(() -> db.get(cells, key));
  }

  /** Something written beside the cells. */
  byte @Nullable [] note(String name) {
    return read(() -> db.get(notes, name.getBytes(StandardCharsets.UTF_8)));
  }

  /** What is written together. */
  final class Changes implements AutoCloseable {
    private final WriteBatch batch = new WriteBatch();

    void put(byte[] key, byte @Nullable [] figures) {
      read(
          () -> {
            if (figures == null) {
              batch.delete(cells, key);
            } else {
              batch.put(cells, key, figures);
            }
            return true;
          });
    }

    void note(String name, byte[] content) {
      read(
          () -> {
            batch.put(notes, name.getBytes(StandardCharsets.UTF_8), content);
            return true;
          });
    }

    void write() {
      read(
          () -> {
            db.write(writeOptions, batch);
            return true;
          });
    }

    @Override
    public void close() {
      batch.close();
    }
  }

  Changes changes() {
    return new Changes();
  }

  /** Sums that are kept up to date with the cells. */
  StandingSums standing() {
    return standing;
  }

  /** Forgets everything. */
  void clear() {
    standing.clear(this::deleteAll);
  }

  private void deleteAll() {
    read(
        () -> {
          for (ColumnFamilyHandle family : List.of(cells, notes)) {
            try (RocksIterator iterator = db.newIterator(family)) {
              iterator.seekToLast();
              if (iterator.isValid()) {
                byte[] last = iterator.key();
                db.deleteRange(family, new byte[0], Arrays.copyOf(last, last.length + 1));
              }
            }
          }
          return true;
        });
  }

  /** What is told of a cell as it is stored, by its dimensions' bytes. */
  interface StoredVisitor {
    void take(byte[] dimensions, byte[] figures);
  }

  /** Visits the cells of runs, all as of one moment. */
  public void scan(List<CellRun> runs, Visitor visitor) {
    walk(runs, (key, _, figures) -> visitor.take(StoredKey.parse(key).rest(), figures));
  }

  /** The same without reading the keys, of which there are many alike. */
  void scanStored(List<CellRun> runs, StoredVisitor visitor) {
    walk(
        runs,
        (key, start, figures) -> visitor.take(Arrays.copyOfRange(key, start, key.length), figures));
  }

  /** A step of {@link #walk}; the dimensions of the key begin at {@code start}. */
  private interface Walker {
    void take(byte[] key, int start, byte[] figures);
  }

  private void walk(List<CellRun> runs, Walker step) {
    read(
        () -> {
          try (RocksIterator iterator = db.newIterator(cells)) {
            for (CellRun run : runs) {
              byte[] prefix = run.prefix();
              byte[] last = run.last();
              for (iterator.seek(run.begin()); iterator.isValid(); iterator.next()) {
                byte[] key = iterator.key();
                if (!isWithin(key, prefix, last)) {
                  break;
                }
                step.take(key, last.length, iterator.value());
              }
            }
          }
          return true;
        });
  }

  private static boolean isWithin(byte[] key, byte[] prefix, byte[] last) {
    return key.length >= last.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)
        && Arrays.compareUnsigned(key, 0, last.length, last, 0, last.length) <= 0;
  }

  /** The versions that there are cells of. */
  public Set<Integer> versions(Aggregate<?, ?> aggregate) {
    Set<Integer> versions = new TreeSet<>();
    read(
        () -> {
          try (RocksIterator iterator = db.newIterator(cells)) {
            iterator.seek(new byte[] {aggregate.id()});
            while (iterator.isValid() && iterator.key()[0] == aggregate.id()) {
              int version = StoredKey.version(iterator.key());
              versions.add(version);
              if (version == Integer.MAX_VALUE) {
                break;
              }
              iterator.seek(StoredKey.prefix(aggregate, version + 1));
            }
          }
          return true;
        });
    return versions;
  }

  /** A step that RocksDB may fail. */
  @FunctionalInterface
  private interface Step<T extends @Nullable Object> {
    T run() throws RocksDBException;
  }

  private <T extends @Nullable Object> T read(Step<T> step) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      return step.run();
    } catch (RocksDBException e) {
      throw new IllegalStateException("the dashboard's store failed: " + e.getMessage(), e);
    } finally {
      open.readLock().unlock();
    }
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      writeOptions.close();
      database.close();
    } finally {
      open.writeLock().unlock();
    }
  }
}
