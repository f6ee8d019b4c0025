package io.journeyline.streams.aggregates;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.funnel.FunnelMeasures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Publishes funnels: dimensions segment, funnel, breakdown value, day the attempt began.
 *
 * @param steps how many steps each funnel has
 */
record FunnelsRecords(
    Topic<FunnelKey, FunnelCounts> topic, String map, int version, Map<String, Integer> steps)
    implements AggregateRecords {

  static FunnelsRecords of(Topic<FunnelKey, FunnelCounts> topic, JourneyDefinition definition) {
    Map<String, Integer> steps = new HashMap<>();
    for (Funnel funnel : definition.funnels()) {
      steps.put(funnel.id(), funnel.steps().size());
    }
    return new FunnelsRecords(topic, definition.map(), definition.version(), steps);
  }

  @Override
  public FunnelKey key(Cell cell) {
    return new FunnelKey(
        map, version, cell.dimension(0), cell.dimension(1), cell.dimension(2), cell.day());
  }

  @Override
  public FunnelCounts value(Cell cell, Measures measures) {
    int count = Objects.requireNonNull(steps.get(cell.dimension(1)));
    List<List<HistogramBucket>> stepTimes = new ArrayList<>(List.of(List.of()));
    for (int step = 1; step < count; step++) {
      stepTimes.add(FunnelMeasures.stepTime(measures, step));
    }
    return new FunnelCounts(
        FunnelMeasures.entered(measures),
        FunnelMeasures.reached(measures, count),
        FunnelMeasures.converted(measures),
        FunnelMeasures.pending(measures),
        FunnelMeasures.droppedAt(measures, count),
        FunnelMeasures.timeToConvert(measures),
        stepTimes);
  }
}
