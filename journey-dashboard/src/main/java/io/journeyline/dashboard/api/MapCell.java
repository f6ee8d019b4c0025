package io.journeyline.dashboard.api;

import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.dashboard.cells.Histogram;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.DropOffCell;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Spread;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.cells.TransitionCell;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Makes cells that a journey map is drawn from of rows of the read model. */
final class MapCell {
  private MapCell() {}

  /** Makes one kind of cell. */
  interface Maker<C> {
    C cell(String segment, List<String> dimensions, Figures figures, long customers);
  }

  /** Of a row, of whatever days. */
  static <C> C of(Row row, String segment, Maker<C> maker) {
    long customers = Objects.requireNonNullElse(row.customers(), Cell.UNKNOWN);
    return maker.cell(segment, row.dimensions(), row.figures(), customers);
  }

  static StageCell stage(String segment, List<String> at, Figures figures, long customers) {
    return new StageCell(
        segment,
        at.getFirst(),
        Cell.ALL_DAYS,
        figures.sum(0),
        figures.sum(1),
        figures.sum(2),
        figures.sum(3),
        figures.sum(4),
        figures.sum(5),
        customers,
        spread(figures.histogram(0)));
  }

  /** How long it took is not on the map. */
  static TransitionCell transition(
      String segment, List<String> at, Figures figures, long customers) {
    return new TransitionCell(
        segment,
        at.getFirst(),
        at.getLast(),
        Cell.ALL_DAYS,
        figures.sum(0),
        customers,
        Spread.NONE);
  }

  static DropOffCell dropOff(String segment, List<String> at, Figures figures, long customers) {
    return new DropOffCell(
        segment, at.getFirst(), at.get(1), at.get(2), Cell.ALL_DAYS, figures.sum(0), customers);
  }

  static TouchpointCell touchpoint(
      String segment, List<String> at, Figures figures, long customers) {
    return new TouchpointCell(
        segment,
        at.getFirst(),
        at.get(1),
        at.get(2),
        Cell.ALL_DAYS,
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

  static FunnelCell funnel(String segment, List<String> at, Figures figures, long customers) {
    int steps = FunnelFigures.steps(figures);
    return new FunnelCell(
        segment,
        at.getFirst(),
        at.get(1),
        Cell.ALL_DAYS,
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
