package io.journeyline.dashboard.api;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.dashboard.model.Selection;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchKey;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.statistics.DailyShares;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a journey map is drawn from, at a moment that was taken before. Sums of periods are kept, so
 * that a map of a period that was asked for lately costs little.
 */
final class MapCells implements CellSource {
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final JourneyDefinition definition;
  private final Model model;
  private final Moment moment;
  private final int hideBelow;

  /**
   * @param hideBelow cells of fewer customers are left out
   */
  MapCells(JourneyDefinition definition, Model model, Moment moment, int hideBelow) {
    this.definition = definition;
    this.model = model;
    this.moment = moment;
    this.hideBelow = hideBelow;
  }

  @Override
  public io.journeyline.map.cells.Moment moment() {
    return new io.journeyline.map.cells.Moment(
        instant(moment.asOf()), instant(moment.watermark()), moment.lag());
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public long customers() {
    return Cell.UNKNOWN;
  }

  @Override
  public SortedSet<String> segments() {
    SortedSet<String> segments = new TreeSet<>();
    segments.add(CellKey.EVERYBODY);
    definition.personas().forEach(persona -> segments.add(persona.id()));
    definition.segments().forEach(segment -> segments.add(segment.id()));
    return segments;
  }

  @Override
  public Slice slice(String segment, Period period) {
    return new Slice(
        segment,
        period,
        cells(Aggregates.STAGES, segment, period, 1, MapCell::stage, StageCell::stage),
        cells(
            Aggregates.TRANSITIONS,
            segment,
            period,
            0,
            MapCell::transition,
            cell -> new Slice.Step(cell.from(), cell.to())),
        cells(
            Aggregates.DROP_OFFS,
            segment,
            period,
            0,
            MapCell::dropOff,
            cell -> new TouchKey(cell.stage(), cell.touchpoint(), cell.channel())),
        touchpoints(segment, period),
        funnels(segment, period));
  }

  private Map<TouchKey, TouchpointCell> touchpoints(String segment, Period period) {
    return cells(
        Aggregates.TOUCHPOINT_STATS, segment, period, 0, MapCell::touchpoint, TouchpointCell::key);
  }

  /** A cell as readers get it, and how many it is judged by where small ones are hidden. */
  private record Drawn<C>(C cell, long known) {}

  private <K, C> Map<K, C> cells(
      Aggregate<?, ?> aggregate,
      String segment,
      Period period,
      int histograms,
      MapCell.Maker<C> maker,
      Function<C, K> key) {
    Map<K, Drawn<C>> all = drawn(aggregate, segment, period, histograms, maker, key);
    Map<K, Drawn<C>> ever =
        hideBelow == 0 || period.isAll()
            ? all
            : drawn(aggregate, segment, Period.ALL, histograms, maker, key);
    Map<K, C> shown = new TreeMap<>();
    all.forEach(
        (each, drawn) -> {
          // No more customers were there in a period than ever.
          long most = Math.min(drawn.known(), ever.getOrDefault(each, drawn).known());
          if (most >= hideBelow) {
            shown.put(each, drawn.cell());
          }
        });
    return shown;
  }

  /** A map tells of a funnel as a whole, which has no customers; its attempts stand for them. */
  private Map<Slice.Attempts, FunnelCell> funnels(String segment, Period period) {
    Map<Slice.Attempts, Drawn<FunnelCell>> all =
        drawn(
            Aggregates.FUNNELS,
            segment,
            period,
            1,
            MapCell::funnel,
            cell -> new Slice.Attempts(cell.funnel(), cell.by()));
    Map<String, Long> wholes = new HashMap<>();
    all.forEach((each, drawn) -> wholes.merge(each.funnel(), drawn.known(), Long::sum));
    Map<Slice.Attempts, FunnelCell> shown = new TreeMap<>();
    all.forEach(
        (each, drawn) -> {
          if (wholes.getOrDefault(each.funnel(), 0L) >= hideBelow) {
            shown.put(each, drawn.cell());
          }
        });
    return shown;
  }

  private <K, C> Map<K, Drawn<C>> drawn(
      Aggregate<?, ?> aggregate,
      String segment,
      Period period,
      int histograms,
      MapCell.Maker<C> maker,
      Function<C, K> key) {
    return model
        .cells()
        .standing(
            aggregate,
            selection(segment, period),
            histograms,
            rows -> {
              Map<K, Drawn<C>> drawn = new TreeMap<>();
              for (Row row : rows) {
                C cell = MapCell.of(row, segment, maker);
                drawn.put(key.apply(cell), new Drawn<>(cell, SmallCells.most(row)));
              }
              return drawn;
            });
  }

  private Selection selection(String segment, Period period) {
    return new Selection(
        definition.map(),
        definition.version(),
        segment,
        period.isAll()
            ? new io.journeyline.dashboard.model.Period.AllDays()
            : new io.journeyline.dashboard.model.Period.Days(
                Objects.requireNonNullElse(period.from(), FIRST_DAY),
                Objects.requireNonNullElse(period.to(), LAST_DAY)));
  }

  @Override
  public SortedMap<TouchKey, DailyShares> losses(String segment) {
    SortedMap<TouchKey, DailyShares> losses = new TreeMap<>();
    Map<TouchKey, TouchpointCell> shown =
        hideBelow == 0 ? Map.of() : touchpoints(segment, Period.ALL);
    model
        .cells()
        .losses(selection(segment, Period.ALL))
        .forEach(
            (at, days) -> {
              TouchKey key = new TouchKey(at.get(1), at.getFirst(), at.get(2));
              if (hideBelow == 0 || shown.containsKey(key)) {
                losses.put(key, days);
              }
            });
    return losses;
  }

  @Override
  public Optional<LocalDate> lastDay() {
    return losses(CellKey.EVERYBODY).values().stream()
        .flatMap(days -> days.within(null, null).last().stream())
        .max(LocalDate::compareTo);
  }
}
