package io.journeyline.map.cells;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cells of one group of customers, those of a period's days summed. Over all days it has the
 * published cells of all days, which alone know how many customers there were.
 */
public record Slice(
    String segment,
    Period period,
    Map<String, StageCell> stages,
    Map<Step, TransitionCell> transitions,
    Map<TouchKey, DropOffCell> dropOffs,
    Map<TouchKey, TouchpointCell> touchpoints,
    Map<Attempts, FunnelCell> funnels) {

  /** A step from one stage to another. */
  public record Step(String from, String to) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      return Comparator.comparing(Step::from).thenComparing(Step::to).compare(this, other);
    }
  }

  /** A funnel's attempts with one value of its breakdown. */
  public record Attempts(String funnel, String by) implements Comparable<Attempts> {
    @Override
    public int compareTo(Attempts other) {
      return Comparator.comparing(Attempts::funnel)
          .thenComparing(Attempts::by)
          .compare(this, other);
    }
  }

  public static Slice of(Cells cells, String segment, Period period) {
    return new Slice(
        segment,
        period,
        sum(cells.stages(), segment, period, StageCell::stage),
        sum(cells.transitions(), segment, period, cell -> new Step(cell.from(), cell.to())),
        sum(
            cells.dropOffs(),
            segment,
            period,
            cell -> new TouchKey(cell.stage(), cell.touchpoint(), cell.channel())),
        sum(cells.touchpoints(), segment, period, TouchpointCell::key),
        sum(cells.funnels(), segment, period, cell -> new Attempts(cell.funnel(), cell.by())));
  }

  private static <K extends Comparable<K>, C extends Cell<C>> Map<K, C> sum(
      List<C> cells, String segment, Period period, Function<C, K> key) {
    boolean isOneCell = period.isAll() || Objects.equals(period.from(), period.to());
    Map<K, C> sums = new TreeMap<>();
    for (C cell : cells) {
      if (cell.segment().equals(segment) && counts(cell, period)) {
        sums.merge(key.apply(cell), isOneCell ? cell : cell.amongDays(), Cell::plus);
      }
    }
    return sums;
  }

  private static boolean counts(Cell<?> cell, Period period) {
    boolean isAllDays = cell.day().equals(Cell.ALL_DAYS);
    return period.isAll() ? isAllDays : !isAllDays && period.covers(cell.day());
  }

  public StageCell stage(String stage) {
    return stages.getOrDefault(stage, StageCell.none(segment, stage));
  }

  /** All attempts of a funnel, whatever its breakdown. */
  public FunnelCell funnel(String funnel) {
    return funnels.values().stream()
        .filter(cell -> cell.funnel().equals(funnel))
        .reduce(FunnelCell::plus)
        .orElseGet(
            () ->
                new FunnelCell(
                    segment,
                    funnel,
                    "",
                    Cell.ALL_DAYS,
                    0,
                    List.of(),
                    0,
                    0,
                    List.of(),
                    Spread.NONE));
  }
}
