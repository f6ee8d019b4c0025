package io.journeyline.dashboard.api;

import io.journeyline.dashboard.model.Cells.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Finds the rows that are kept from a client since they are of too few customers. Where rows of a
 * group are compared with their sum, what is hidden of the group must together be enough again:
 * else the smallest that is left is hidden too, and nothing small is got by subtracting.
 */
final class SmallCells {
  private final int below;
  private final List<Row> rows;
  private final ToLongFunction<Row> size;
  private final Set<Row> hidden = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param below fewer are too few
   * @param size most customers that a row can be of
   */
  SmallCells(int below, List<Row> rows, ToLongFunction<Row> size) {
    this.below = below;
    this.rows = rows;
    this.size = size;
    rows.stream().filter(row -> size.applyAsLong(row) < below).forEach(hidden::add);
  }

  /**
   * The most customers that a row can be of: those of its days added up, or, where these are not
   * counted, what happened.
   */
  static long most(Row row) {
    long customers = row.figures().customers();
    long facts = row.figures().sum(0);
    return customers == 0 ? facts : Math.min(customers, facts);
  }

  /**
   * Hides more where that takes it.
   *
   * @param group equal for rows whose sum can be known
   */
  SmallCells within(Function<Row, ?> group) {
    if (!hidden.isEmpty()) {
      Map<Object, List<Row>> groups = new HashMap<>();
      rows.forEach(
          row -> groups.computeIfAbsent(group.apply(row), _ -> new ArrayList<>()).add(row));
      groups.values().forEach(this::cover);
    }
    return this;
  }

  private void cover(Collection<Row> group) {
    long covered = group.stream().filter(hidden::contains).mapToLong(size).sum();
    if (covered == 0 && group.stream().noneMatch(hidden::contains)) {
      return;
    }
    List<Row> left =
        group.stream()
            .filter(row -> !hidden.contains(row))
            .sorted(Comparator.comparingLong(size))
            .toList();
    for (Row row : left) {
      if (covered >= below) {
        return;
      }
      hidden.add(row);
      covered += size.applyAsLong(row);
    }
  }

  boolean hides(Row row) {
    return hidden.contains(row);
  }
}
