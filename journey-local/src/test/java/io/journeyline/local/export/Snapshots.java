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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small snapshot, made anew for each test. */
final class Snapshots {
  private static final List<HistogramBucket> TWO_HOURS =
      List.of(new HistogramBucket(7_143_424L, 2L));

  private Snapshots() {}

  static Snapshot small() {
    Snapshot snapshot = Snapshot.empty();
    for (String day : List.of("2026-01-02", "*")) {
      snapshot
          .stages()
          .put(stage("use", day), new StageCounts(3L, 1L, 0L, 1L, 1L, 1L, 2L, TWO_HOURS));
      snapshot
          .transitions()
          .put(transition("START", "use", day), new TransitionCounts(3L, 2L, List.of()));
      snapshot
          .transitions()
          .put(transition("use", "loyalty", day), new TransitionCounts(1L, 1L, TWO_HOURS));
      snapshot
          .channelFlows()
          .put(
              new ChannelFlowKey("shop", 1, "all", "web", "phone", day),
              new ChannelFlowCounts(1L, 1L, List.of(new HistogramBucket(100L, 1L))));
      snapshot
          .dropOffs()
          .put(
              new DropOffKey("shop", 1, "all", "use", "help", "phone", day),
              new DropOffCounts(1L, 1L));
      snapshot
          .touchpointStats()
          .put(
              new TouchpointStatKey("shop", 1, "all", "help", "use", "phone", day),
              TouchpointStatCounts.newBuilder()
                  .setCount(2L)
                  .setCustomers(1L)
                  .setFeedback(Map.of("nps", 2L, "csat", 1L))
                  .build());
      snapshot
          .funnels()
          .put(
              new FunnelKey("shop", 1, "all", "renewal", "", day),
              new FunnelCounts(
                  3L,
                  List.of(3L, 2L),
                  2L,
                  0L,
                  List.of(1L, 0L),
                  TWO_HOURS,
                  List.of(List.of(), TWO_HOURS)));
      snapshot
          .variants()
          .put(
              new VariantKey("shop", 1, "all", "use>loyalty>use", day),
              new VariantCounts(1L, 1L, 0L, List.of()));
    }
    for (long from : List.of(1_767_312_000_000L, 1_767_312_600_000L)) {
      snapshot
          .series()
          .put(
              new SeriesKey("shop", 1, "all", "left:use>DROP", "app", "web", "", from),
              new SeriesCounts(4L));
    }
    snapshot
        .stages()
        .put(stage("loyalty", "*"), new StageCounts(1200L, 0L, 0L, 0L, 1200L, 0L, 1L, List.of()));
    snapshot.counts().put(count("accepted", "", "2026-01-02"), new CountValue(1207L));
    snapshot.counts().put(count("unmapped", "Page \"é\"\n", "2026-01-02"), new CountValue(4L));
    snapshot.counts().put(count("rejected", "UNREADABLE", ""), new CountValue(2L));
    snapshot.journeys().put("0b", journey("use", "open"));
    snapshot.journeys().put("0a", journey(null, null));
    return snapshot;
  }

  static StageKey stage(String stage, String day) {
    return new StageKey("shop", 1, "all", stage, day);
  }

  static TransitionKey transition(String from, String to, String day) {
    return new TransitionKey("shop", 1, "all", from, to, day);
  }

  private static CountKey count(String name, String type, String day) {
    return new CountKey("shop", 1, name, "site", type, day);
  }

  private static Journey journey(@Nullable String stage, @Nullable String state) {
    Journey journey = new Journey();
    journey.setTouchpoints(4);
    journey.setUnmapped(1);
    journey.setEpisodes(2);
    if (stage != null && state != null) {
      journey.setStage(stage);
      journey.setState(state);
    }
    journey.setFirstSeen(Instant.parse("2026-01-02T03:04:05Z").toEpochMilli());
    journey.setLastSeen(Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli());
    return journey;
  }
}
