package io.journeyline.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all RocksDB stores of this process one cache and one budget of write buffers; by default
 * each store of each partition takes about 100 MB. Kafka Streams makes one instance a store, hence
 * the statics.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Setting: bytes for caches and write buffers together. */
  public static final String MEMORY = "journeyline.state.memory";

  private static final long WRITE_BUFFER = 8L << 20;

  /** The part of a write buffer that tells which keys are not in it. */
  private static final double WRITE_BUFFER_FILTER = 0.02;

  private static volatile @Nullable Shared shared;

  private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

  private final BloomFilter filter = new BloomFilter();

  static {
    RocksDB.loadLibrary();
  }

  private static synchronized Shared shared(Map<String, Object> configs) {
    Shared present = shared;
    if (present == null) {
      long bytes = Long.parseLong(String.valueOf(configs.get(MEMORY)));
      Cache cache = new LRUCache(bytes);
      // Write buffers are accounted for in the cache, so the budget holds for both.
      present = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
      shared = present;
    }
    return present;
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared budget = shared(configs);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(budget.cache());
    table.setCacheIndexAndFilterBlocks(true);
    // Most files are in level 0, and each is asked whether it may have a key.
    table.setPinL0FilterAndIndexBlocksInCache(true);
    table.setFilterPolicy(filter);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(budget.writeBuffers());
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setMaxWriteBufferNumber(2);
    // Most keys that are asked for are new: those are not searched for in write buffers either.
    options.setMemtablePrefixBloomSizeRatio(WRITE_BUFFER_FILTER);
    options.setMemtableWholeKeyFiltering(true);
  }

  @Override
  public void close(String storeName, Options options) {
    filter.close();
  }
}
