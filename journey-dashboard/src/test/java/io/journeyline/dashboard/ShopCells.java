package io.journeyline.dashboard;

import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.util.List;
import java.util.Map;

/** What the pipeline of a small shop has published: two days of cells, and an alert. */
final class ShopCells {
  private static final long SINCE = 1_772_323_200_000L;

  private ShopCells() {}

  static void publish(FilledModel model) {
    for (String day : List.of("2026-01-30", "2026-02-01", "*")) {
      long n = day.equals("*") ? 2 : 1;
      model.put(
          Aggregates.STAGES,
          new StageKey("shop", 1, "all", "look", day),
          new StageCounts(
              10 * n, 4 * n, n, 2 * n, 3 * n, 0L, 5L, List.of(new HistogramBucket(64L, 7 * n))));
      model.put(
          Aggregates.STAGES,
          new StageKey("shop", 1, "all", "buy", day),
          new StageCounts(4 * n, 0L, 0L, 0L, 4 * n, 2 * n, 3L, List.of()));
      model.put(
          Aggregates.TRANSITIONS,
          new TransitionKey("shop", 1, "all", "look", "buy", day),
          new TransitionCounts(4 * n, 3L, List.of(new HistogramBucket(64L, 4 * n))));
      model.put(
          Aggregates.TRANSITIONS,
          new TransitionKey("shop", 1, "all", "look", "DROP", day),
          new TransitionCounts(2 * n, 2L, List.of(new HistogramBucket(64L, 2 * n))));
      model.put(
          Aggregates.CHANNEL_FLOWS,
          new ChannelFlowKey("shop", 1, "all", "web", "email", day),
          new ChannelFlowCounts(3 * n, 3L, List.of(new HistogramBucket(100L, 3 * n))));
      model.put(
          Aggregates.DROP_OFFS,
          new DropOffKey("shop", 1, "all", "look", "view", "web", day),
          new DropOffCounts(2 * n, 2L));
      for (String channel : List.of("web", "email")) {
        model.put(
            Aggregates.TOUCHPOINT_STATS,
            new TouchpointStatKey("shop", 1, "all", "view", "look", channel, day),
            new TouchpointStatCounts(
                10 * n, 5L, 0L, 2 * n, 4 * n, -8000 * n, 90_000_000L * n, 3 * n, Map.of("nps", n)));
      }
      for (String by : List.of("web", "email")) {
        model.put(
            Aggregates.FUNNELS,
            new FunnelKey("shop", 1, "all", "purchase", by, day),
            new FunnelCounts(
                10 * n,
                List.of(10 * n, 4 * n),
                4 * n,
                n,
                List.of(5 * n, 0L),
                List.of(new HistogramBucket(128L, 4 * n)),
                List.of(List.of(), List.of(new HistogramBucket(128L, 4 * n)))));
      }
      model.put(
          Aggregates.VARIANTS,
          new VariantKey("shop", 1, "all", "look>buy", day),
          new VariantCounts(3 * n, 3L, 2 * n, List.of(new HistogramBucket(128L, 3 * n))));
      model.put(
          Aggregates.VARIANTS,
          new VariantKey("shop", 1, "all", "look", day),
          new VariantCounts(n, 1L, 0L, List.of(new HistogramBucket(0L, n))));
    }
    model.put(
        Aggregates.COUNTS,
        new CountKey("shop", 1, "accepted", "web", "", "2026-01-30"),
        new CountValue(9L));
    model.put(alert());
  }

  private static Alert alert() {
    return Alert.newBuilder()
        .setId("drops/web")
        .setMap("shop")
        .setVersion(1)
        .setRule("drops")
        .setKind("threshold")
        .setMetric("dropRate of look")
        .setDimensions(Map.of("channel", "web"))
        .setSeverity("warning")
        .setState(AlertState.FIRING)
        .setFrom(SINCE)
        .setTo(SINCE)
        .setSince(SINCE)
        .setChangedAt(SINCE)
        .setWatermark(SINCE)
        .setN(20)
        .setCounted(9)
        .setValue(0.45)
        .setShares(List.of(new AlertShare("touchpoint", "view", 9L, 6L, 2.0, 0.75)))
        .setExamples(List.of("c1"))
        .build();
  }
}
