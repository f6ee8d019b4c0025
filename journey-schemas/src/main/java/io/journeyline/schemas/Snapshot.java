package io.journeyline.schemas;

import java.util.Map;
import java.util.TreeMap;

/**
 * All published facts at one moment: what the oracle computes, what the topics hold, what export
 * writes and verify compares. Cells whose counts are all zero are absent.
 */
public record Snapshot(
    Map<StageKey, StageCounts> stages,
    Map<TransitionKey, TransitionCounts> transitions,
    Map<ChannelFlowKey, ChannelFlowCounts> channelFlows,
    Map<DropOffKey, DropOffCounts> dropOffs,
    Map<FunnelKey, FunnelCounts> funnels,
    Map<TouchpointStatKey, TouchpointStatCounts> touchpointStats,
    Map<VariantKey, VariantCounts> variants,
    Map<CountKey, CountValue> counts,
    Map<SeriesKey, SeriesCounts> series,
    Map<String, Journey> journeys) {

  /** An empty one with sorted maps, to be filled. */
  public static Snapshot empty() {
    return new Snapshot(
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
