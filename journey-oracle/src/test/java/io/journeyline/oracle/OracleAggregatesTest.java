package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static io.journeyline.oracle.Shop.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of §4 on aggregates. */
class OracleAggregatesTest {
  private static final long DAY = 86_400_000;

  @Test
  void shouldCountStagesByTheDayTheVisitStarted() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-05",
            at("2026-01-01", "u1", "view"),
            at("2026-01-02", "u1", "order"),
            at("2026-01-03", "u1", "view"),
            at("2026-01-01", "u2", "view"));

    assertThat(snapshot.stages())
        .isEqualTo(
            Map.of(
                stage("consideration", "2026-01-01"), stage(2, 1, 0, 0, 1, 0, 2, DAY),
                stage("consideration", "2026-01-03"), stage(1, 0, 0, 0, 1, 0, 1),
                stage("consideration", "*"), stage(3, 1, 0, 0, 2, 0, 2, DAY),
                stage("decision", "2026-01-02"), stage(1, 0, 1, 0, 0, 1, 1, DAY),
                stage("decision", "*"), stage(1, 0, 1, 0, 0, 1, 1, DAY)));
  }

  @Test
  void shouldCountCustomersAnewForAllDays() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-05",
            at("2026-01-01", "u1", "view"),
            at("2026-01-02", "u1", "order"),
            at("2026-01-03", "u1", "view"));

    assertThat(snapshot.stages())
        .containsEntry(stage("consideration", "*"), stage(2, 1, 0, 0, 1, 0, 1, DAY));
  }

  @Test
  void shouldCountTransitionsWithTheBeginAndTheDropOffOfEpisodes() {
    Snapshot snapshot =
        Shop.compute(
            "2026-02-01",
            at("2026-01-01", "u1", "ad"),
            at("2026-01-03", "u1", "view"),
            at("2026-01-20", "u1", "view"),
            at("2026-01-21", "u1", "order"));

    assertThat(snapshot.transitions())
        .isEqualTo(
            Map.ofEntries(
                Map.entry(transition("START", "awareness", "2026-01-01"), transition(1, 1)),
                Map.entry(transition("START", "awareness", "*"), transition(1, 1)),
                Map.entry(
                    transition("awareness", "consideration", "2026-01-03"),
                    transition(1, 1, 2 * DAY)),
                Map.entry(transition("awareness", "consideration", "*"), transition(1, 1, 2 * DAY)),
                Map.entry(transition("consideration", "DROP", "2026-01-08"), transition(1, 1, 0)),
                Map.entry(transition("consideration", "DROP", "*"), transition(1, 1, 0)),
                Map.entry(transition("START", "consideration", "2026-01-20"), transition(1, 1)),
                Map.entry(transition("START", "consideration", "*"), transition(1, 1)),
                Map.entry(
                    transition("consideration", "decision", "2026-01-21"), transition(1, 1, DAY)),
                Map.entry(transition("consideration", "decision", "*"), transition(1, 1, DAY))));
  }

  @Test
  void shouldCountTheWayBackAsATransitionOfItsOwn() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-05",
            at("2026-01-01", "u1", "order"),
            at("2026-01-03", "u1", "ad"),
            at("2026-01-04", "u1", "order"));

    assertThat(snapshot.transitions())
        .containsEntry(transition("decision", "awareness", "*"), transition(1, 1, 2 * DAY))
        .containsEntry(transition("awareness", "decision", "*"), transition(1, 1, DAY))
        .doesNotContainKey(transition("decision", "DROP", "*"));
  }

  @Test
  void shouldCountAVisitWithSeveralGoalTouchpointsAsConvertedOnce() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-05", at("2026-01-01", "u1", "order"), at("2026-01-03", "u1", "order"));

    assertThat(snapshot.stages()).containsEntry(stage("decision", "*"), stage(1, 0, 0, 0, 1, 1, 1));
  }

  @Test
  void shouldCountTheDropOfATouchpointLaterThanAsOf() {
    Snapshot snapshot =
        Shop.compute("2026-01-01", at("2026-01-01", "u1", "view"), at("2026-02-01", "u1", "view"));

    assertThat(snapshot.dropOffs())
        .containsEntry(dropOff("product_view", "web", "2026-01-06"), new DropOffCounts(1L, 1L));
  }

  @Test
  void shouldCountChannelFlowsOfConsecutiveMappedTouchpointsWithinAnEpisode() {
    Snapshot snapshot =
        Shop.compute(
            "2026-01-05",
            at("2026-01-01T00:00:00", "u1", "view", "web"),
            at("2026-01-01T00:00:10", "u1", "help", "phone"),
            at("2026-01-01T00:01:00", "u1", "view", "web"),
            at("2026-01-02T00:01:00", "u1", "order", "store"));

    assertThat(snapshot.channelFlows())
        .isEqualTo(
            Map.of(
                flow("web", "web", "2026-01-01"), flow(1, 1, 60_000),
                flow("web", "web", "*"), flow(1, 1, 60_000),
                flow("web", "store", "2026-01-02"), flow(1, 1, DAY),
                flow("web", "store", "*"), flow(1, 1, DAY)));
  }

  @Test
  void shouldNotCountAChannelFlowAcrossADropOff() {
    Snapshot snapshot =
        Shop.compute(
            "2026-03-01",
            at("2026-01-01", "u1", "view", "web"),
            at("2026-02-01", "u1", "view", "store"));

    assertThat(snapshot.channelFlows()).isEmpty();
  }

  @Test
  void shouldCountDropOffsByLastTouchpointAndItsChannelOnTheDayOfTheDrop() {
    Snapshot snapshot =
        Shop.compute(
            "2026-03-01",
            at("2026-01-01", "u1", "view", "web"),
            at("2026-01-02", "u1", "cart", "app"),
            at("2026-02-01", "u1", "cart", "app"),
            at("2026-01-02", "u2", "cart", "app"));

    assertThat(snapshot.dropOffs())
        .isEqualTo(
            Map.of(
                dropOff("add_to_cart", "app", "2026-01-07"), new DropOffCounts(2L, 2L),
                dropOff("add_to_cart", "app", "2026-02-06"), new DropOffCounts(1L, 1L),
                dropOff("add_to_cart", "app", "*"), new DropOffCounts(3L, 2L)));
  }

  @Test
  void shouldTakeDaysInTheZoneOfTheDefinition() {
    Snapshot snapshot =
        Shop.compute(
            Shop.definition("Europe/Berlin"),
            List.of(at("2026-01-01T23:30:00", "u1", "view")),
            List.of(),
            ms("2026-01-02"));

    assertThat(snapshot.stages().keySet())
        .extracting(StageKey::getDay)
        .containsExactly("*", "2026-01-02");
    assertThat(snapshot.counts().keySet()).allMatch(key -> key.getDay().equals("2026-01-02"));
  }

  @Test
  void shouldPutDurationsBelow128IntoTheirOwnBucketAndCutOthersTo7Bits() {
    assertThat(Histogram.of(LongStream.of(259, 127, 0, 256, 127, 260, 129)))
        .containsExactly(
            new HistogramBucket(0L, 1L),
            new HistogramBucket(127L, 2L),
            new HistogramBucket(128L, 1L),
            new HistogramBucket(256L, 2L),
            new HistogramBucket(260L, 1L));
  }

  @Test
  void shouldHaveNoCellsWithoutTouchpoints() {
    assertThat(Shop.compute("2026-01-01")).isEqualTo(Snapshot.empty());
  }

  private static StageKey stage(String stage, String day) {
    return new StageKey("shop", 3, "all", stage, day);
  }

  private static StageCounts stage(
      long entered,
      long advanced,
      long returned,
      long dropped,
      long open,
      long converted,
      long customers,
      long... dwell) {
    return new StageCounts(
        entered, advanced, returned, dropped, open, converted, customers, buckets(dwell));
  }

  private static TransitionKey transition(String from, String to, String day) {
    return new TransitionKey("shop", 3, "all", from, to, day);
  }

  private static TransitionCounts transition(long count, long customers, long... dwell) {
    return new TransitionCounts(count, customers, buckets(dwell));
  }

  private static ChannelFlowKey flow(String from, String to, String day) {
    return new ChannelFlowKey("shop", 3, "all", from, to, day);
  }

  private static ChannelFlowCounts flow(long count, long customers, long... gaps) {
    return new ChannelFlowCounts(count, customers, buckets(gaps));
  }

  private static DropOffKey dropOff(String touchpoint, String channel, String day) {
    return new DropOffKey("shop", 3, "all", "consideration", touchpoint, channel, day);
  }

  /** One bucket for each duration; they must be distinct and ascending. */
  private static List<HistogramBucket> buckets(long... durations) {
    return LongStream.of(durations)
        .map(duration -> DurationBuckets.from(DurationBuckets.index(duration)))
        .boxed()
        .flatMap(from -> Stream.of(new HistogramBucket(from, 1L)))
        .toList();
  }
}
