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

  Deadlines(Table table) {
    this.table = table;
  }

  void add(long time, String root) {
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
    List<String> roots = new ArrayList<>();
    for (byte[] key : table.keysBefore(new ByteWriter().ordered(moment).toBytes(), limit)) {
      table.delete(key);
      ByteReader in = new ByteReader(key);
      in.ordered();
      roots.add(in.text());
    }
    return roots;
  }

  private static byte[] key(long time, String root) {
    return new ByteWriter().ordered(time).text(root).toBytes();
  }
}
