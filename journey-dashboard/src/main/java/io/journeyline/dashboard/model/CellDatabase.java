package io.journeyline.dashboard.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** RocksDB as the store of cells uses it, with all that has to be closed after it. */
final class CellDatabase implements AutoCloseable {
  private static final long WRITE_BUFFER = 16L << 20;
  private static final int WRITE_BUFFERS = 2;
  private static final long LARGEST_LOG = 32L << 20;
  private static final int BLOOM_BITS = 10;

  static {
    RocksDB.loadLibrary();
  }

  private final List<AutoCloseable> resources = new ArrayList<>();
  private final RocksDB db;
  private final ColumnFamilyHandle cells;
  private final ColumnFamilyHandle notes;

  CellDatabase(Path folder, long cacheBytes) throws RocksDBException {
    LRUCache cache = keep(new LRUCache(cacheBytes));
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setCacheIndexAndFilterBlocks(true)
            .setFilterPolicy(keep(new BloomFilter(BLOOM_BITS)));
    ColumnFamilyOptions options =
        keep(new ColumnFamilyOptions())
            .setTableFormatConfig(table)
            .setWriteBufferSize(WRITE_BUFFER)
            .setMaxWriteBufferNumber(WRITE_BUFFERS)
            .setCompressionType(CompressionType.LZ4_COMPRESSION);
    DBOptions dbOptions =
        keep(new DBOptions())
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setMaxTotalWalSize(LARGEST_LOG)
            .setKeepLogFileNum(2);
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    db =
        RocksDB.open(
            dbOptions,
            folder.toString(),
            List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options),
                new ColumnFamilyDescriptor("notes".getBytes(StandardCharsets.UTF_8), options)),
            handles);
    cells = handles.getFirst();
    notes = handles.getLast();
  }

  private <T extends AutoCloseable> T keep(T resource) {
    resources.add(resource);
    return resource;
  }

  RocksDB db() {
    return db;
  }

  ColumnFamilyHandle cells() {
    return cells;
  }

  ColumnFamilyHandle notes() {
    return notes;
  }

  @Override
  public void close() {
    cells.close();
    notes.close();
    db.close();
    for (AutoCloseable resource : resources.reversed()) {
      closeQuietly(resource);
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("the dashboard's store did not close", e);
    }
  }
}
