package io.journeyline.map.cells;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Cells of published records, those of the definition's map and version alone. */
public final class SnapshotCells {
  private final String map;
  private final int version;

  private SnapshotCells(JourneyDefinition definition) {
    map = definition.map();
    version = definition.version();
  }

  public static Cells of(Snapshot snapshot, JourneyDefinition definition, Moment moment) {
    return new SnapshotCells(definition).of(snapshot, moment);
  }

  private Cells of(Snapshot snapshot, Moment moment) {
    return new Cells(
        moment,
        snapshot.journeys().values().stream().filter(it -> it.getStage() != null).count(),
        cells(
            snapshot.stages(), key -> isOurs(key.getMap(), key.getVersion()), SnapshotCells::stage),
        cells(
            snapshot.transitions(),
            key -> isOurs(key.getMap(), key.getVersion()),
            SnapshotCells::transition),
        cells(
            snapshot.dropOffs(),
            key -> isOurs(key.getMap(), key.getVersion()),
            SnapshotCells::dropOff),
        cells(
            snapshot.touchpointStats(),
            key -> isOurs(key.getMap(), key.getVersion()),
            SnapshotCells::touchpoint),
        cells(
            snapshot.funnels(),
            key -> isOurs(key.getMap(), key.getVersion()),
            SnapshotCells::funnel));
  }

  private boolean isOurs(String itsMap, int itsVersion) {
    return itsMap.equals(map) && itsVersion == version;
  }

  private static <K, V, C> List<C> cells(
      Map<K, V> facts, Predicate<K> isOurs, BiFunction<K, V, C> cell) {
    List<C> cells = new ArrayList<>();
    facts.forEach(
        (key, counts) -> {
          if (isOurs.test(key)) {
            cells.add(cell.apply(key, counts));
          }
        });
    return cells;
  }

  private static StageCell stage(StageKey key, StageCounts counts) {
    return new StageCell(
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
        spread(counts.getDwell()));
  }

  private static TransitionCell transition(TransitionKey key, TransitionCounts counts) {
    return new TransitionCell(
        key.getSegment(),
        key.getFrom(),
        key.getTo(),
        key.getDay(),
        counts.getCount(),
        counts.getCustomers(),
        spread(counts.getDwell()));
  }

  private static DropOffCell dropOff(DropOffKey key, DropOffCounts counts) {
    return new DropOffCell(
        key.getSegment(),
        key.getStage(),
        key.getTouchpoint(),
        key.getChannel(),
        key.getDay(),
        counts.getCount(),
        counts.getCustomers());
  }

  private static TouchpointCell touchpoint(TouchpointStatKey key, TouchpointStatCounts counts) {
    return new TouchpointCell(
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
        counts.getFeedback());
  }

  private static FunnelCell funnel(FunnelKey key, FunnelCounts counts) {
    return new FunnelCell(
        key.getSegment(),
        key.getFunnel(),
        key.getBy(),
        key.getDay(),
        counts.getEntered(),
        counts.getReached(),
        counts.getConverted(),
        counts.getPending(),
        counts.getDroppedAt(),
        spread(counts.getConvertTime()));
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
