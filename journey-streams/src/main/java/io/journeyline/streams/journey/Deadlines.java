package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of roots by the time at which to look at them. An entry is written only when that time
 * becomes earlier: a later one is found out when the entry's time comes, so most touchpoints cost
 * no write here.
 */
final class Deadlines {
  private final Table table;

  /**
   * No entry is earlier. What was taken leaves marks in the table, and a look from its beginning
   * would have to go over all of them.
   */
  private long least = Long.MIN_VALUE;

  Deadlines(Table table) {
    this.table = table;
  }

  void add(long time, String root) {
    least = Math.min(least, time);
    table.put(key(time, root), new byte[0]);
  }

  void remove(long time, String root) {
    table.delete(key(time, root));
  }

  /**
   * Removes up to {@code limit} entries before {@code moment}, earliest first, and returns their
   * roots.
   */
  List<String> takeBefore(long moment, int limit) {
    if (moment <= least) {
      return List.of();
    }
    List<byte[]> keys = table.keysBetween(begin(least), begin(moment), limit);
    List<String> roots = new ArrayList<>();
    for (byte[] key : keys) {
      table.delete(key);
      ByteReader in = new ByteReader(key);
      in.ordered();
      roots.add(in.text());
    }
    least = keys.size() < limit ? moment : new ByteReader(keys.getLast()).ordered();
    return roots;
  }

  /** What the keys of a time begin with. */
  private static byte[] begin(long time) {
    return new ByteWriter().ordered(time).toBytes();
  }

  private static byte[] key(long time, String root) {
    return new ByteWriter().ordered(time).text(root).toBytes();
  }
}
