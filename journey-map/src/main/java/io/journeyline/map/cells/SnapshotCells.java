package io.journeyline.map.cells;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Cells of published records, those of the definition's map and version alone. */
public final class SnapshotCells {
  private SnapshotCells() {}

  public static Cells of(Snapshot snapshot, JourneyDefinition definition, Moment moment) {
    String map = definition.map();
    int version = definition.version();
    return new Cells(
        moment,
        snapshot.journeys().values().stream().filter(it -> it.getStage() != null).count(),
        cells(
            snapshot.stages(),
            (key, counts) ->
                key.getMap().equals(map) && key.getVersion() == version
                    ? List.of(
                        new StageCell(
                            key.getSegment(),
                            key.getStage(),
                            key.getDay(),
                            counts.getEntered(),
                            counts.getAdvanced(),
                            counts.getReturned(),
                            counts.getDropped(),
                            counts.getOpen(),
                            counts.getConverted(),
                            counts.getCustomers(),
                            spread(counts.getDwell())))
                    : List.of()),
        cells(
            snapshot.transitions(),
            (key, counts) ->
                key.getMap().equals(map) && key.getVersion() == version
                    ? List.of(
                        new TransitionCell(
                            key.getSegment(),
                            key.getFrom(),
                            key.getTo(),
                            key.getDay(),
                            counts.getCount(),
                            counts.getCustomers(),
                            spread(counts.getDwell())))
                    : List.of()),
        cells(
            snapshot.dropOffs(),
            (key, counts) ->
                key.getMap().equals(map) && key.getVersion() == version
                    ? List.of(
                        new DropOffCell(
                            key.getSegment(),
                            key.getStage(),
                            key.getTouchpoint(),
                            key.getChannel(),
                            key.getDay(),
                            counts.getCount(),
                            counts.getCustomers()))
                    : List.of()),
        touchpoints(snapshot, map, version),
        funnels(snapshot, map, version));
  }

  private static List<TouchpointCell> touchpoints(Snapshot snapshot, String map, int version) {
    return cells(
        snapshot.touchpointStats(),
        (key, counts) ->
            key.getMap().equals(map) && key.getVersion() == version
                ? List.of(
                    new TouchpointCell(
                        key.getSegment(),
                        key.getTouchpoint(),
                        key.getStage(),
                        key.getChannel(),
                        key.getDay(),
                        counts.getCount(),
                        counts.getCustomers(),
                        counts.getGoals(),
                        counts.getLastBeforeDrop(),
                        counts.getScored(),
                        counts.getScoreSum(),
                        counts.getScoreSquares(),
                        counts.getNegative(),
                        counts.getFeedback()))
                : List.of());
  }

  private static List<FunnelCell> funnels(Snapshot snapshot, String map, int version) {
    return cells(
        snapshot.funnels(),
        (key, counts) ->
            key.getMap().equals(map) && key.getVersion() == version
                ? List.of(
                    new FunnelCell(
                        key.getSegment(),
                        key.getFunnel(),
                        key.getBy(),
                        key.getDay(),
                        counts.getEntered(),
                        counts.getReached(),
                        counts.getConverted(),
                        counts.getPending(),
                        counts.getDroppedAt(),
                        spread(counts.getConvertTime())))
                : List.of());
  }

  private static <K, V, C> List<C> cells(Map<K, V> facts, BiFunction<K, V, List<C>> cell) {
    List<C> cells = new ArrayList<>();
    facts.forEach((key, value) -> cells.addAll(cell.apply(key, value)));
    return cells;
  }

  private static Spread spread(List<HistogramBucket> histogram) {
    if (histogram.isEmpty()) {
      return Spread.NONE;
    }
    Map<Long, Long> buckets = new TreeMap<>();
    histogram.forEach(bucket -> buckets.merge(bucket.getFrom(), bucket.getCount(), Long::sum));
    return Spread.of(buckets);
  }
}
