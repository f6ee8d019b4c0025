package io.journeyline.dashboard.api;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.dashboard.cells.Histogram;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.dashboard.model.Period;
import io.journeyline.dashboard.model.Selection;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Cells;
import io.journeyline.map.cells.DropOffCell;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Spread;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.cells.TransitionCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the cells that a journey map is drawn from: of all days, each day, and each group. */
final class MapCells {
  private static final int MOST_CELLS = 2_000_000;

  private final JourneyDefinition definition;
  private final Model model;

  MapCells(JourneyDefinition definition, Model model) {
    this.definition = definition;
    this.model = model;
  }

  /** Makes one cell of a row. */
  private interface Maker<C> {
    C cell(String segment, String day, List<String> dimensions, Figures figures, long customers);
  }

  /**
   * All cells at a moment that was taken before.
   *
   * @param hideBelow cells of fewer customers are left out
   */
  Cells read(Moment moment, int hideBelow) {
    return new Cells(
        new io.journeyline.map.cells.Moment(
            instant(moment.asOf()), instant(moment.watermark()), moment.lag()),
        Cell.UNKNOWN,
        cells(Aggregates.STAGES, MapCells::stage, hideBelow),
        cells(Aggregates.TRANSITIONS, MapCells::transition, hideBelow),
        cells(Aggregates.DROP_OFFS, MapCells::dropOff, hideBelow),
        cells(Aggregates.TOUCHPOINT_STATS, MapCells::touchpoint, hideBelow),
        cells(Aggregates.FUNNELS, MapCells::funnel, hideBelow));
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private <C> List<C> cells(Aggregate<?, ?> aggregate, Maker<C> maker, int hideBelow) {
    List<C> cells = new ArrayList<>();
    groups()
        .forEach(
            segment -> {
              Selection selection =
                  new Selection(
                      definition.map(), definition.version(), segment, new Period.AllDays());
              model.cells().total(aggregate, selection, _ -> true, MOST_CELLS).stream()
                  .filter(row -> isShown(row, hideBelow))
                  .forEach(row -> cells.add(cell(maker, segment, Cell.ALL_DAYS, row)));
              model.cells().daily(aggregate, selection, _ -> true, MOST_CELLS).stream()
                  .filter(row -> isShown(row, hideBelow))
                  .forEach(
                      row ->
                          cells.add(cell(maker, segment, Objects.requireNonNull(row.day()), row)));
            });
    return cells;
  }

  /** Funnels know no customers; their attempts stand for them. */
  private static boolean isShown(Row row, int hideBelow) {
    Long customers = row.customers();
    long known = customers == null || customers == 0 ? row.figures().sum(0) : customers;
    return known >= hideBelow;
  }

  private Stream<String> groups() {
    return Stream.of(
            Stream.of(CellKey.EVERYBODY),
            definition.personas().stream().map(Persona::id),
            definition.segments().stream().map(Segment::id))
        .flatMap(it -> it)
        .distinct();
  }

  private static <C> C cell(Maker<C> maker, String segment, String day, Row row) {
    long customers = Objects.requireNonNullElse(row.customers(), Cell.UNKNOWN);
    return maker.cell(segment, day, row.dimensions(), row.figures(), customers);
  }

  private static StageCell stage(
      String segment, String day, List<String> at, Figures figures, long customers) {
    return new StageCell(
        segment,
        at.getFirst(),
        day,
        figures.sum(0),
        figures.sum(1),
        figures.sum(2),
        figures.sum(3),
        figures.sum(4),
        figures.sum(5),
        customers,
        spread(figures.histogram(0)));
  }

  private static TransitionCell transition(
      String segment, String day, List<String> at, Figures figures, long customers) {
    return new TransitionCell(
        segment,
        at.getFirst(),
        at.getLast(),
        day,
        figures.sum(0),
        customers,
        spread(figures.histogram(0)));
  }

  private static DropOffCell dropOff(
      String segment, String day, List<String> at, Figures figures, long customers) {
    return new DropOffCell(
        segment, at.getFirst(), at.get(1), at.get(2), day, figures.sum(0), customers);
  }

  private static TouchpointCell touchpoint(
      String segment, String day, List<String> at, Figures figures, long customers) {
    return new TouchpointCell(
        segment,
        at.getFirst(),
        at.get(1),
        at.get(2),
        day,
        figures.sum(0),
        customers,
        figures.sum(1),
        figures.sum(2),
        figures.sum(3),
        figures.sum(4),
        figures.sum(5),
        figures.sum(6),
        figures.labelled());
  }

  private static FunnelCell funnel(
      String segment, String day, List<String> at, Figures figures, long customers) {
    int steps = FunnelFigures.steps(figures);
    return new FunnelCell(
        segment,
        at.getFirst(),
        at.get(1),
        day,
        figures.sum(FunnelFigures.ENTERED),
        LongStream.range(0, steps)
            .map(step -> FunnelFigures.reached(figures, (int) step))
            .boxed()
            .toList(),
        figures.sum(FunnelFigures.CONVERTED),
        figures.sum(FunnelFigures.PENDING),
        LongStream.range(0, steps)
            .map(step -> FunnelFigures.droppedAt(figures, (int) step))
            .boxed()
            .toList(),
        spread(FunnelFigures.convertTime(figures)));
  }

  private static Spread spread(Histogram histogram) {
    return Spread.of(histogram.buckets());
  }
}
