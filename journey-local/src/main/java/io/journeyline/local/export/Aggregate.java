package io.journeyline.local.export;

import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of facts of a snapshot and how it is written.
 *
 * @param name of its file, without the ending
 * @param histogram the durations of a cell; empty where it has none
 */
record Aggregate<K extends Comparable<? super K>, V>(
    String name,
    Function<Snapshot, Map<K, V>> cells,
    List<Column<K>> key,
    List<Column<V>> values,
    Function<V, List<HistogramBucket>> histogram) {

  /**
   * By the fields of the key, strings as unsigned UTF-8 bytes. Avro's own order, by UTF-16 units,
   * only parts keys whose fields here are equal.
   */
  Comparator<K> order() {
    Comparator<K> order = (_, _) -> 0;
    for (Column<K> column : key) {
      order = order.thenComparing(column.value(), Aggregate::compareFields);
    }
    return order.thenComparing(Comparator.naturalOrder());
  }

  private static int compareFields(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Integer left && b instanceof Integer right) {
      return left.compareTo(right);
    }
    return Arrays.compareUnsigned(utf8(a), utf8(b));
  }

  private static byte[] utf8(@Nullable Object field) {
    return String.valueOf(field).getBytes(StandardCharsets.UTF_8);
  }

  /** The cells, sorted by key. */
  Map<K, V> sorted(Snapshot snapshot) {
    Map<K, V> sorted = new TreeMap<>(order());
    sorted.putAll(cells.apply(snapshot));
    return sorted;
  }

  Stream<String> lines(Snapshot snapshot) {
    return sorted(snapshot).entrySet().stream().map(cell -> line(cell.getKey(), cell.getValue()));
  }

  private String line(K cellKey, V cellValue) {
    JsonLine line = new JsonLine();
    key.forEach(column -> line.put(column.name(), column.value().apply(cellKey)));
    values.forEach(column -> line.put(column.name(), column.value().apply(cellValue)));
    return line.toString();
  }

  /** The key for people, {@code name=value} each. */
  String describe(K cellKey) {
    return key.stream()
        .map(column -> column.name() + "=" + column.value().apply(cellKey))
        .collect(Collectors.joining(" "));
  }
}
