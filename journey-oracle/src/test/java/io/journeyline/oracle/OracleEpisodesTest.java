package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules on touchpoint-stats and variants. */
class OracleEpisodesTest {
  private static final long DAY = 86_400_000;

  @Test
  void shouldCountTouchpointsByRuleStageChannelAndDay() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-03",
            at("2026-01-01T01:00:00", "u1", "view", "web"),
            at("2026-01-01T02:00:00", "u1", "view", "web"),
            at("2026-01-02T01:00:00", "u1", "view", "web"),
            at("2026-01-02T01:00:00", "u2", "view", "app"),
            at("2026-01-02T02:00:00", "u2", "help", "app"));

    assertThat(snapshot.touchpointStats())
        .isEqualTo(
            Map.of(
                view("web", "2026-01-01"), stats(2, 1, 0, 0),
                view("web", "2026-01-02"), stats(1, 1, 0, 0),
                view("web", "*"), stats(3, 1, 0, 0),
                view("app", "2026-01-02"), stats(1, 1, 0, 0),
                view("app", "*"), stats(1, 1, 0, 0)));
  }

  @Test
  void shouldCountEveryGoalTouchpoint() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-03",
            at("2026-01-01", "u1", "order"),
            at("2026-01-02", "u1", "order"),
            at("2026-01-02", "u2", "order"));

    assertThat(snapshot.touchpointStats())
        .containsEntry(stat("order", "decision", "web", "*"), stats(3, 2, 3, 0));
  }

  @Test
  void shouldCountTheLastTouchpointBeforeADropOnItsOwnDay() {
    Snapshot snapshot =
        Shop.compute(
            "2026-02-01",
            at("2026-01-01", "u1", "view", "web"),
            at("2026-01-02", "u1", "view", "web"),
            at("2026-01-20", "u1", "view", "web"));

    assertThat(snapshot.touchpointStats())
        .containsEntry(view("web", "2026-01-01"), stats(1, 1, 0, 0))
        .containsEntry(view("web", "2026-01-02"), stats(1, 1, 0, 1))
        .containsEntry(view("web", "2026-01-20"), stats(1, 1, 0, 1))
        .containsEntry(view("web", "*"), stats(3, 1, 0, 2));
  }

  @Test
  void shouldNotCountTheLastTouchpointOfAVisitThatAdvancedOrIsOpen() {
    Snapshot snapshot =
        Shop.compute("2026-01-03", at("2026-01-01", "u1", "ad"), at("2026-01-02", "u1", "view"));

    assertThat(snapshot.touchpointStats().values())
        .hasSize(4)
        .allSatisfy(counts -> assertThat(counts.getLastBeforeDrop()).isZero());
  }

  @Test
  void shouldCountDroppedEpisodesByTheStagesOfTheirVisitsOnTheDayOfTheDrop() {
    Snapshot snapshot =
        Shop.compute(
            "2026-03-01",
            at("2026-01-01", "u1", "ad"),
            at("2026-01-02", "u1", "view"),
            at("2026-01-03", "u1", "cart"),
            at("2026-01-04", "u1", "ad"),
            at("2026-02-01", "u1", "view"),
            at("2026-02-01", "u2", "view"));

    assertThat(snapshot.variants())
        .isEqualTo(
            Map.of(
                variant("awareness>consideration>awareness", "2026-01-14"),
                variant(1, 1, 0, bucket(3 * DAY, 1)),
                variant("awareness>consideration>awareness", "*"),
                variant(1, 1, 0, bucket(3 * DAY, 1)),
                variant("consideration", "2026-02-06"),
                variant(2, 2, 0, bucket(0, 2)),
                variant("consideration", "*"),
                variant(2, 2, 0, bucket(0, 2))));
  }

  @Test
  void shouldCountAVariantWithAGoalAsConvertedOnce() {
    Snapshot snapshot =
        Shop.compute(
            "2026-03-01",
            at("2026-01-01", "u1", "order"),
            at("2026-01-02", "u1", "order"),
            at("2026-01-03", "u1", "view"));

    assertThat(snapshot.variants())
        .containsEntry(
            variant("decision>consideration", "*"), variant(1, 1, 1, bucket(2 * DAY, 1)));
  }

  @Test
  void shouldCountNoVariantWhileTheEpisodeIsOpen() {
    assertThat(Shop.compute("2026-01-06", at("2026-01-01", "u1", "view")).variants()).isEmpty();
    assertThat(Shop.compute("2026-03-06", at("2026-01-01", "u1", "order")).variants())
        .as("a stage without a timeout")
        .isEmpty();
    assertThat(
            Shop.compute(
                    "2026-01-02", at("2026-01-01", "u1", "view"), at("2026-02-01", "u1", "view"))
                .variants())
        .as("a later touchpoint ends the one before, whatever asOf")
        .containsKey(variant("consideration", "2026-01-06"));
  }

  private static TouchpointStatKey view(String channel, String day) {
    return stat("product_view", "consideration", channel, day);
  }

  private static TouchpointStatKey stat(
      String touchpoint, String stage, String channel, String day) {
    return new TouchpointStatKey("shop", 3, "all", touchpoint, stage, channel, day);
  }

  private static TouchpointStatCounts stats(
      long count, long customers, long goals, long lastBeforeDrop) {
    return new TouchpointStatCounts(
        count, customers, goals, lastBeforeDrop, 0L, 0L, 0L, 0L, Map.of());
  }

  private static VariantKey variant(String stages, String day) {
    return new VariantKey("shop", 3, "all", stages, day);
  }

  private static VariantCounts variant(
      long count, long customers, long converted, HistogramBucket duration) {
    return new VariantCounts(count, customers, converted, List.of(duration));
  }

  private static HistogramBucket bucket(long duration, long count) {
    return new HistogramBucket(DurationBuckets.from(DurationBuckets.index(duration)), count);
  }
}
