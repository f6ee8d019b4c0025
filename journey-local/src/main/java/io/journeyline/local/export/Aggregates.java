package io.journeyline.local.export;

import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The catalogue of what is exported: one file each, with its fields in order. */
final class Aggregates {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static final Aggregate<StageKey, StageCounts> STAGES =
      new Aggregate<>(
          "stages",
          Snapshot::stages,
          List.of(
              new Column<>("map", StageKey::getMap),
              new Column<>("version", StageKey::getVersion),
              new Column<>("segment", StageKey::getSegment),
              new Column<>("stage", StageKey::getStage),
              new Column<>("day", StageKey::getDay)),
          List.of(
              new Column<>("entered", StageCounts::getEntered),
              new Column<>("advanced", StageCounts::getAdvanced),
              new Column<>("returned", StageCounts::getReturned),
              new Column<>("dropped", StageCounts::getDropped),
              new Column<>("open", StageCounts::getOpen),
              new Column<>("converted", StageCounts::getConverted),
              new Column<>("customers", StageCounts::getCustomers),
              new Column<>("dwellP50", counts -> Quantiles.p50(counts.getDwell())),
              new Column<>("dwellP90", counts -> Quantiles.p90(counts.getDwell()))),
          StageCounts::getDwell);

  static final Aggregate<TransitionKey, TransitionCounts> TRANSITIONS =
      new Aggregate<>(
          "transitions",
          Snapshot::transitions,
          List.of(
              new Column<>("map", TransitionKey::getMap),
              new Column<>("version", TransitionKey::getVersion),
              new Column<>("segment", TransitionKey::getSegment),
              new Column<>("from", TransitionKey::getFrom),
              new Column<>("to", TransitionKey::getTo),
              new Column<>("day", TransitionKey::getDay)),
          List.of(
              new Column<>("count", TransitionCounts::getCount),
              new Column<>("customers", TransitionCounts::getCustomers),
              new Column<>("dwellP50", counts -> Quantiles.p50(counts.getDwell())),
              new Column<>("dwellP90", counts -> Quantiles.p90(counts.getDwell()))),
          TransitionCounts::getDwell);

  static final Aggregate<ChannelFlowKey, ChannelFlowCounts> CHANNEL_FLOWS =
      new Aggregate<>(
          "channel-flows",
          Snapshot::channelFlows,
          List.of(
              new Column<>("map", ChannelFlowKey::getMap),
              new Column<>("version", ChannelFlowKey::getVersion),
              new Column<>("segment", ChannelFlowKey::getSegment),
              new Column<>("from", ChannelFlowKey::getFrom),
              new Column<>("to", ChannelFlowKey::getTo),
              new Column<>("day", ChannelFlowKey::getDay)),
          List.of(
              new Column<>("count", ChannelFlowCounts::getCount),
              new Column<>("customers", ChannelFlowCounts::getCustomers),
              new Column<>("gapP50", counts -> Quantiles.p50(counts.getGap())),
              new Column<>("gapP90", counts -> Quantiles.p90(counts.getGap()))),
          ChannelFlowCounts::getGap);

  static final Aggregate<DropOffKey, DropOffCounts> DROP_OFFS =
      new Aggregate<>(
          "drop-offs",
          Snapshot::dropOffs,
          List.of(
              new Column<>("map", DropOffKey::getMap),
              new Column<>("version", DropOffKey::getVersion),
              new Column<>("segment", DropOffKey::getSegment),
              new Column<>("stage", DropOffKey::getStage),
              new Column<>("touchpoint", DropOffKey::getTouchpoint),
              new Column<>("channel", DropOffKey::getChannel),
              new Column<>("day", DropOffKey::getDay)),
          List.of(
              new Column<>("count", DropOffCounts::getCount),
              new Column<>("customers", DropOffCounts::getCustomers)),
          counts -> List.of());

  static final Aggregate<FunnelKey, FunnelCounts> FUNNELS =
      new Aggregate<>(
          "funnels",
          Snapshot::funnels,
          List.of(
              new Column<>("map", FunnelKey::getMap),
              new Column<>("version", FunnelKey::getVersion),
              new Column<>("segment", FunnelKey::getSegment),
              new Column<>("funnel", FunnelKey::getFunnel),
              new Column<>("by", FunnelKey::getBy),
              new Column<>("day", FunnelKey::getDay)),
          List.of(
              new Column<>("entered", FunnelCounts::getEntered),
              new Column<>("reached", FunnelCounts::getReached),
              new Column<>("converted", FunnelCounts::getConverted),
              new Column<>("pending", FunnelCounts::getPending),
              new Column<>("droppedAt", FunnelCounts::getDroppedAt),
              new Column<>("convertP50", counts -> Quantiles.p50(counts.getConvertTime())),
              new Column<>("convertP90", counts -> Quantiles.p90(counts.getConvertTime()))),
          Aggregates::funnelTimes);

  static final Aggregate<TouchpointStatKey, TouchpointStatCounts> TOUCHPOINT_STATS =
      new Aggregate<>(
          "touchpoint-stats",
          Snapshot::touchpointStats,
          List.of(
              new Column<>("map", TouchpointStatKey::getMap),
              new Column<>("version", TouchpointStatKey::getVersion),
              new Column<>("segment", TouchpointStatKey::getSegment),
              new Column<>("touchpoint", TouchpointStatKey::getTouchpoint),
              new Column<>("stage", TouchpointStatKey::getStage),
              new Column<>("channel", TouchpointStatKey::getChannel),
              new Column<>("day", TouchpointStatKey::getDay)),
          List.of(
              new Column<>("count", TouchpointStatCounts::getCount),
              new Column<>("customers", TouchpointStatCounts::getCustomers),
              new Column<>("goals", TouchpointStatCounts::getGoals),
              new Column<>("lastBeforeDrop", TouchpointStatCounts::getLastBeforeDrop),
              new Column<>("scored", TouchpointStatCounts::getScored),
              new Column<>("scoreSum", TouchpointStatCounts::getScoreSum),
              new Column<>("scoreSquares", TouchpointStatCounts::getScoreSquares),
              new Column<>("negative", TouchpointStatCounts::getNegative),
              new Column<>("feedback", TouchpointStatCounts::getFeedback)),
          counts -> List.of());

  static final Aggregate<VariantKey, VariantCounts> VARIANTS =
      new Aggregate<>(
          "variants",
          Snapshot::variants,
          List.of(
              new Column<>("map", VariantKey::getMap),
              new Column<>("version", VariantKey::getVersion),
              new Column<>("segment", VariantKey::getSegment),
              new Column<>("variant", VariantKey::getVariant),
              new Column<>("day", VariantKey::getDay)),
          List.of(
              new Column<>("count", VariantCounts::getCount),
              new Column<>("customers", VariantCounts::getCustomers),
              new Column<>("converted", VariantCounts::getConverted),
              new Column<>("durationP50", counts -> Quantiles.p50(counts.getDuration())),
              new Column<>("durationP90", counts -> Quantiles.p90(counts.getDuration()))),
          VariantCounts::getDuration);

  static final Aggregate<String, Journey> JOURNEYS =
      new Aggregate<>(
          "journeys",
          Snapshot::journeys,
          List.of(new Column<>("customerId", customerId -> customerId)),
          List.of(
              new Column<>("touchpoints", Journey::getTouchpoints),
              new Column<>("unmapped", Journey::getUnmapped),
              new Column<>("episodes", Journey::getEpisodes),
              new Column<>("stage", Journey::getStage),
              new Column<>("state", Journey::getState),
              new Column<>("firstSeen", journey -> time(journey.getFirstSeen())),
              new Column<>("lastSeen", journey -> time(journey.getLastSeen())),
              new Column<>("persona", Journey::getPersona)),
          journey -> List.of());

  static final Aggregate<CountKey, CountValue> COUNTS =
      new Aggregate<>(
          "counts",
          Snapshot::counts,
          List.of(
              new Column<>("name", CountKey::getName),
              new Column<>("source", CountKey::getSource),
              new Column<>("type", CountKey::getType),
              new Column<>("day", CountKey::getDay)),
          List.of(new Column<>("count", CountValue::getCount)),
          count -> List.of());

  static final Aggregate<SeriesKey, SeriesCounts> SERIES =
      new Aggregate<>(
          "series",
          Snapshot::series,
          List.of(
              new Column<>("map", SeriesKey::getMap),
              new Column<>("version", SeriesKey::getVersion),
              new Column<>("segment", SeriesKey::getSegment),
              new Column<>("series", SeriesKey::getSeries),
              new Column<>("touchpoint", SeriesKey::getTouchpoint),
              new Column<>("channel", SeriesKey::getChannel),
              new Column<>("by", SeriesKey::getBy),
              new Column<>("from", key -> time(key.getFrom()))),
          List.of(new Column<>("count", SeriesCounts::getCount)),
          count -> List.of());

  static final List<Aggregate<?, ?>> ALL =
      List.of(
          STAGES,
          TRANSITIONS,
          CHANNEL_FLOWS,
          DROP_OFFS,
          TOUCHPOINT_STATS,
          FUNNELS,
          VARIANTS,
          JOURNEYS,
          COUNTS,
          SERIES);

  private Aggregates() {}

  private static List<HistogramBucket> funnelTimes(FunnelCounts counts) {
    List<HistogramBucket> times = new ArrayList<>(counts.getConvertTime());
    counts.getStepTimes().forEach(times::addAll);
    return times;
  }

  static String time(long millis) {
    return MILLIS.format(Instant.ofEpochMilli(millis));
  }
}
