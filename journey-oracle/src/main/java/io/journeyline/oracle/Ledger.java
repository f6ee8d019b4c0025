package io.journeyline.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Compares sums of cells that must be equal, and notes where they are not. */
final class Ledger {
  private final List<String> violations = new ArrayList<>();

  List<String> violations() {
    return violations;
  }

  void expect(String balance, long left, long right) {
    if (left != right) {
      violations.add(balance + ": " + left + " is not " + right);
    }
  }

  void expect(String balance, boolean holds) {
    if (!holds) {
      violations.add(balance);
    }
  }

  /** Expects the same sum on both sides for every part; a part without cells has the sum 0. */
  <P> void expectEach(String balance, Map<P, Long> left, Map<P, Long> right) {
    Set<P> parts = new LinkedHashSet<>(left.keySet());
    parts.addAll(right.keySet());
    for (P part : parts) {
      expect(balance + part, left.getOrDefault(part, 0L), right.getOrDefault(part, 0L));
    }
  }

  /**
   * What the cells of each part add up to.
   *
   * @param part of a cell; null: of none
   */
  static <K, V, P> Map<P, Long> sums(
      Map<K, V> cells, Function<K, @Nullable P> part, ToLongFunction<V> count) {
    Map<P, Long> sums = new LinkedHashMap<>();
    cells.forEach(
        (key, value) -> {
          P of = part.apply(key);
          if (of != null) {
            sums.merge(of, count.applyAsLong(value), Long::sum);
          }
        });
    return sums;
  }

  /** Part by part, one map's sums with the other's. */
  static <P> Map<P, Long> combine(
      Map<P, Long> one, Map<P, Long> other, BinaryOperator<Long> operator) {
    Map<P, Long> combined = new LinkedHashMap<>();
    one.forEach(
        (part, sum) -> combined.put(part, operator.apply(sum, other.getOrDefault(part, 0L))));
    other.forEach((part, sum) -> combined.putIfAbsent(part, operator.apply(0L, sum)));
    return combined;
  }
}
