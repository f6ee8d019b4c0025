package io.journeyline.dashboard.api;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Written rows of the last questions, as long as their aggregate has not changed. */
final class RowsCache {
  private static final float LOAD = 0.75f;

  private final long mostBytes;
  private final Map<Key, Written> rows = new LinkedHashMap<>(16, LOAD, true);
  private long bytes;

  RowsCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  private record Key(String path, Question question) {}

  /** Rows as they are sent. */
  static final class Written {
    private final long revision;
    private final byte[] bytes;
    private final int omitted;
    private final int hidden;

    /**
     * @param revision of the aggregate that they were made from
     * @param omitted rows that were left out because of the limit
     * @param hidden rows that were left out since too few customers are in them
     */
    Written(long revision, byte[] bytes, int omitted, int hidden) {
      this.revision = revision;
      this.bytes = bytes;
      this.omitted = omitted;
      this.hidden = hidden;
    }

    long revision() {
      return revision;
    }

    byte[] bytes() {
      return bytes;
    }

    int omitted() {
      return omitted;
    }

    int hidden() {
      return hidden;
    }
  }

  Written get(String path, Question question, long revision, Supplier<Written> make) {
    Key key = new Key(path, question);
    synchronized (rows) {
      @Nullable Written kept = rows.get(key);
      if (kept != null && kept.revision() == revision) {
        return kept;
      }
    }
    Written made = make.get();
    keep(key, made);
    return made;
  }

  private void keep(Key key, Written made) {
    if (made.bytes().length > mostBytes / 4) {
      return;
    }
    synchronized (rows) {
      @Nullable Written replaced = rows.put(key, made);
      bytes += made.bytes().length - (replaced == null ? 0 : replaced.bytes().length);
      Iterator<Map.Entry<Key, Written>> oldest = rows.entrySet().iterator();
      while (bytes > mostBytes && oldest.hasNext()) {
        bytes -= oldest.next().getValue().bytes().length;
        oldest.remove();
      }
    }
  }
}
