package io.journeyline.dashboard.api;

import io.journeyline.dashboard.api.Table.Column;
import io.journeyline.dashboard.api.View.Extra;
import io.journeyline.dashboard.api.View.Share;
import io.journeyline.dashboard.cells.Histogram;
import io.journeyline.dashboard.model.Cells;
import io.journeyline.dashboard.model.Cells.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the table that answers a question. */
final class Tables {
  private static final int MEDIAN = 50;
  private static final int MOST = 90;

  private final Cells cells;
  private final Ranks ranks;

  Tables(Cells cells, Ranks ranks) {
    this.cells = cells;
    this.ranks = ranks;
  }

  /** A view's columns, in order. */
  static List<Column> columns(View view, boolean daily) {
    List<Column> columns = new ArrayList<>();
    view.aggregate()
        .dimensions()
        .forEach(name -> columns.add(new Column(name, Table.Type.TEXT, name)));
    if (daily) {
      columns.add(new Column("day", Table.Type.TEXT, "day in the zone of the definition"));
    }
    view.aggregate().sums().forEach(name -> columns.add(new Column(name, Table.Type.COUNT, name)));
    if (view.countsCustomers()) {
      columns.add(
          new Column(
              "customers",
              Table.Type.COUNT,
              "different customers; null over several days, for they cannot be added up"));
    }
    for (String name : view.aggregate().histograms()) {
      columns.add(new Column(name + "P50", Table.Type.DURATION, "median " + name + ", ms"));
      columns.add(
          new Column(name + "P90", Table.Type.DURATION, "90 % of " + name + " are below, ms"));
    }
    view.extras().forEach(extra -> columns.add(extra.column()));
    view.shares().forEach(share -> columns.add(share.column()));
    return columns;
  }

  Table table(View view, Question question) {
    @Nullable String channel = question.channel();
    List<Row> rows = rows(view, question);
    Map<Share, Map<List<String>, Long>> wholes = new HashMap<>();
    view.shares().forEach(share -> wholes.put(share, wholes(share, rows)));
    List<Row> wanted =
        rows.stream().filter(row -> channel == null || isOf(view, row, channel)).toList();
    SmallCells small = small(view, question, rows);
    List<Row> shown = wanted.stream().filter(row -> !small.hides(row)).sorted(order(view)).toList();
    List<List<@Nullable Object>> filled =
        shown.stream()
            .limit(question.limit())
            .map(row -> fill(view, row, wholes, question.daily()))
            .toList();
    return new Table(
        columns(view, question.daily()),
        filled,
        shown.size() - filled.size(),
        wanted.size() - shown.size());
  }

  private List<Row> rows(View view, Question question) {
    int most = QuestionReader.MOST_ROWS;
    return question.daily()
        ? cells.daily(view.aggregate(), question.selection(), _ -> true, most)
        : cells.total(view.aggregate(), question.selection(), _ -> true, most);
  }

  /** Shares tell the sum of their group, and totals that of the days. */
  private SmallCells small(View view, Question question, List<Row> rows) {
    int below = question.hideBelow();
    SmallCells small = new SmallCells(below, rows, below == 0 ? _ -> 0 : size(view, question));
    view.shares().forEach(share -> small.within(row -> group(share, row)));
    return question.daily() ? small.within(Row::dimensions) : small;
  }

  /** No more customers were there in a period than ever. */
  private ToLongFunction<Row> size(View view, Question question) {
    if (question.selection().period().knowsCustomers() || question.daily()) {
      return SmallCells::most;
    }
    Map<List<String>, Long> ever = new HashMap<>();
    cells
        .total(
            view.aggregate(), question.selection().ofAllDays(), _ -> true, QuestionReader.MOST_ROWS)
        .forEach(row -> ever.put(row.dimensions(), SmallCells.most(row)));
    return row ->
        Math.min(SmallCells.most(row), ever.getOrDefault(row.dimensions(), Long.MAX_VALUE));
  }

  private static boolean isOf(View view, Row row, String channel) {
    return view.channels().stream().anyMatch(at -> row.dimensions().get(at).equals(channel));
  }

  private Comparator<Row> order(View view) {
    Comparator<Row> order = ranks.order(view.aggregate());
    if (!view.byCount()) {
      return order;
    }
    Comparator<Row> byDay = Comparator.comparing(row -> Objects.requireNonNullElse(row.day(), ""));
    Comparator<Row> byCount = Comparator.comparingLong(row -> -row.figures().sum(0));
    return byDay.thenComparing(byCount).thenComparing(order);
  }

  private static Map<List<String>, Long> wholes(Share share, List<Row> rows) {
    Map<List<String>, Long> wholes = new HashMap<>();
    for (Row row : rows) {
      wholes.merge(group(share, row), row.figures().sum(share.sum()), Long::sum);
    }
    return wholes;
  }

  private static List<String> group(Share share, Row row) {
    List<String> group = new ArrayList<>();
    group.add(Objects.requireNonNullElse(row.day(), ""));
    share.within().forEach(at -> group.add(row.dimensions().get(at)));
    return group;
  }

  private static List<@Nullable Object> fill(
      View view, Row row, Map<Share, Map<List<String>, Long>> wholes, boolean daily) {
    List<@Nullable Object> values = new ArrayList<>(row.dimensions());
    if (daily) {
      values.add(row.day());
    }
    for (int i = 0; i < view.aggregate().sums().size(); i++) {
      values.add(row.figures().sum(i));
    }
    if (view.countsCustomers()) {
      values.add(row.customers());
    }
    for (int i = 0; i < view.aggregate().histograms().size(); i++) {
      Histogram histogram = row.figures().histogram(i);
      values.add(histogram.percentile(MEDIAN));
      values.add(histogram.percentile(MOST));
    }
    for (Extra extra : view.extras()) {
      values.add(extra.value().apply(row.figures()));
    }
    for (Share share : view.shares()) {
      long whole = Objects.requireNonNull(wholes.get(share)).getOrDefault(group(share, row), 0L);
      values.add(Ratio.of(row.figures().sum(share.sum()), whole));
    }
    return values;
  }
}
