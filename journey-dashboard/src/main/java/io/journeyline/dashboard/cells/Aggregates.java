package io.journeyline.dashboard.cells;

import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.util.List;

/** The catalogue of what the dashboard keeps. */
public final class Aggregates {
  public static final Aggregate<StageKey, StageCounts> STAGES =
      new Aggregate<>(
          (byte) 1,
          "stages",
          topics -> topics.stages,
          k ->
              new CellKey(
                  k.getMap(), k.getVersion(), k.getSegment(), k.getDay(), List.of(k.getStage())),
          v ->
              new Figures(
                      v.getCustomers(),
                      v.getEntered(),
                      v.getAdvanced(),
                      v.getReturned(),
                      v.getDropped(),
                      v.getOpen(),
                      v.getConverted())
                  .with(v.getDwell()),
          List.of("stage"),
          List.of("entered", "advanced", "returned", "dropped", "open", "converted"),
          List.of("dwell"),
          true);

  public static final Aggregate<TransitionKey, TransitionCounts> TRANSITIONS =
      new Aggregate<>(
          (byte) 2,
          "transitions",
          topics -> topics.transitions,
          k ->
              new CellKey(
                  k.getMap(),
                  k.getVersion(),
                  k.getSegment(),
                  k.getDay(),
                  List.of(k.getFrom(), k.getTo())),
          v -> new Figures(v.getCustomers(), v.getCount()).with(v.getDwell()),
          List.of("from", "to"),
          List.of("count"),
          List.of("dwell"),
          true);

  public static final Aggregate<ChannelFlowKey, ChannelFlowCounts> CHANNEL_FLOWS =
      new Aggregate<>(
          (byte) 3,
          "channel-flows",
          topics -> topics.channelFlows,
          k ->
              new CellKey(
                  k.getMap(),
                  k.getVersion(),
                  k.getSegment(),
                  k.getDay(),
                  List.of(k.getFrom(), k.getTo())),
          v -> new Figures(v.getCustomers(), v.getCount()).with(v.getGap()),
          List.of("from", "to"),
          List.of("count"),
          List.of("gap"),
          true);

  public static final Aggregate<DropOffKey, DropOffCounts> DROP_OFFS =
      new Aggregate<>(
          (byte) 4,
          "drop-offs",
          topics -> topics.dropOffs,
          k ->
              new CellKey(
                  k.getMap(),
                  k.getVersion(),
                  k.getSegment(),
                  k.getDay(),
                  List.of(k.getStage(), k.getTouchpoint(), k.getChannel())),
          v -> new Figures(v.getCustomers(), v.getCount()),
          List.of("stage", "touchpoint", "channel"),
          List.of("count"),
          List.of(),
          true);

  public static final Aggregate<TouchpointStatKey, TouchpointStatCounts> TOUCHPOINT_STATS =
      new Aggregate<>(
          (byte) 5,
          "touchpoint-stats",
          topics -> topics.touchpointStats,
          k ->
              new CellKey(
                  k.getMap(),
                  k.getVersion(),
                  k.getSegment(),
                  k.getDay(),
                  List.of(k.getTouchpoint(), k.getStage(), k.getChannel())),
          v ->
              new Figures(
                      v.getCustomers(),
                      v.getCount(),
                      v.getGoals(),
                      v.getLastBeforeDrop(),
                      v.getScored(),
                      v.getScoreSum(),
                      v.getScoreSquares(),
                      v.getNegative())
                  .with(v.getFeedback()),
          List.of("touchpoint", "stage", "channel"),
          List.of(
              "count", "goals", "lastBeforeDrop", "scored", "scoreSum", "scoreSquares", "negative"),
          List.of(),
          true);

  public static final Aggregate<FunnelKey, FunnelCounts> FUNNELS =
      new Aggregate<>(
          (byte) 6,
          "funnels",
          topics -> topics.funnels,
          k ->
              new CellKey(
                  k.getMap(),
                  k.getVersion(),
                  k.getSegment(),
                  k.getDay(),
                  List.of(k.getFunnel(), k.getBy())),
          FunnelFigures::of,
          List.of("funnel", "by"),
          List.of("entered", "converted", "pending"),
          List.of("convert"),
          true);

  public static final Aggregate<VariantKey, VariantCounts> VARIANTS =
      new Aggregate<>(
          (byte) 7,
          "variants",
          topics -> topics.variants,
          k ->
              new CellKey(
                  k.getMap(), k.getVersion(), k.getSegment(), k.getDay(), List.of(k.getVariant())),
          v -> new Figures(v.getCustomers(), v.getCount(), v.getConverted()).with(v.getDuration()),
          List.of("variant"),
          List.of("count", "converted"),
          List.of("duration"),
          true);

  public static final Aggregate<CountKey, CountValue> COUNTS =
      new Aggregate<>(
          (byte) 8,
          "counts",
          topics -> topics.counts,
          k ->
              new CellKey(
                  k.getMap(),
                  k.getVersion(),
                  CellKey.EVERYBODY,
                  k.getDay(),
                  List.of(k.getName(), k.getSource(), k.getType())),
          v -> new Figures(0, v.getCount()),
          List.of("name", "source", "type"),
          List.of("count"),
          List.of(),
          false);

  public static final List<Aggregate<?, ?>> ALL =
      List.of(
          STAGES,
          TRANSITIONS,
          CHANNEL_FLOWS,
          DROP_OFFS,
          TOUCHPOINT_STATS,
          FUNNELS,
          VARIANTS,
          COUNTS);

  private Aggregates() {}
}
