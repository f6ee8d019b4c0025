package io.journeyline.oracle;

import static io.journeyline.oracle.FunnelCase.abc;
import static io.journeyline.oracle.FunnelCase.touchpoints;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.DurationBuckets;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rules of §4 and §5 on the cells of funnels. */
class OracleFunnelsTest {
  private static final int DAY = 24 * 60;
  private static final long MINUTE = 60_000;

  @Test
  void shouldCountAttemptsByTheDayTheyStarted() {
    Snapshot snapshot =
        abc()
            .compute(
                DAY,
                List.of(
                    touchpoints("u1", "a 0", "b 1", "c 3"),
                    touchpoints("u2", "a 10", "b 14"),
                    touchpoints("u3", "a " + (DAY - 30), "b " + DAY),
                    touchpoints("u4", "b 0", "c 1")));

    FunnelCounts all =
        counts(
            3,
            List.of(3L, 3L, 1L),
            1,
            1,
            List.of(0L, 1L, 0L),
            List.of(time(3)),
            List.of(List.of(), List.of(time(1), time(4), time(30)), List.of(time(2))));
    assertThat(snapshot.funnels()).isEqualTo(Map.of(key("", "2026-01-01"), all, key("", "*"), all));
  }

  @Test
  void shouldGiveEachAttemptToItsOwnDay() {
    Snapshot snapshot =
        abc("count: every")
            .compute(5 * DAY, List.of(touchpoints("u1", "a 0", "a " + DAY, "b " + (DAY + 1))));

    assertThat(cell(snapshot, "", "2026-01-01").getDroppedAt()).containsExactly(1L, 0L, 0L);
    assertThat(cell(snapshot, "", "2026-01-02").getDroppedAt()).containsExactly(0L, 1L, 0L);
    assertThat(cell(snapshot, "", "*").getReached()).containsExactly(2L, 1L, 0L);
  }

  @Test
  void shouldCountAStepThatWasLeftOutAsReached() {
    FunnelCase optional = FunnelCase.abcOrAc();

    FunnelCounts counts =
        cell(optional.compute(DAY, List.of(touchpoints("u1", "a 0", "c 3"))), "", "*");

    assertThat(counts)
        .isEqualTo(
            counts(
                1,
                List.of(1L, 1L, 1L),
                1,
                0,
                List.of(0L, 0L, 0L),
                List.of(time(3)),
                List.of(List.of(), List.of(), List.of(time(3)))));
  }

  @Test
  void shouldCountAnAttemptAsPendingUpToTheEndOfItsWindow() {
    List<List<Touchpoint>> customers = List.of(touchpoints("u1", "a 0", "b 1", "a 300"));
    FunnelCase first = abc("count: first");

    FunnelCounts pending = cell(first.compute(60, customers), "", "*");
    FunnelCounts dropped = cell(first.compute(61, customers), "", "*");

    assertThat(pending.getPending()).as("whatever came later").isEqualTo(1);
    assertThat(pending.getDroppedAt()).containsExactly(0L, 0L, 0L);
    assertThat(dropped.getPending()).isZero();
    assertThat(dropped.getDroppedAt()).containsExactly(0L, 1L, 0L);
  }

  @Test
  void shouldBreakDownByTheValueOfTheStart() {
    Snapshot snapshot =
        abc("by: properties.k")
            .compute(
                DAY,
                List.of(
                    touchpoints("u1", "a 0 k=red", "b 1 k=blue"),
                    touchpoints("u2", "a 0 k=blue"),
                    touchpoints("u3", "a 0")));

    assertThat(snapshot.funnels().keySet())
        .containsExactlyInAnyOrder(
            key("red", "2026-01-01"),
            key("red", "*"),
            key("blue", "2026-01-01"),
            key("blue", "*"),
            key("", "2026-01-01"),
            key("", "*"));
    assertThat(cell(snapshot, "red", "*").getReached()).containsExactly(1L, 1L, 0L);
  }

  @Test
  void shouldFollowACustomerWhoseTouchpointsAreOfSeveralIdentifiers() {
    Identifier device = new Identifier("anonymous_id", "device");
    Identifier user = new Identifier("user_id", "u1");
    List<Touchpoint> anonymous = touchpoints("", "a 0");
    anonymous.getFirst().setIdentifiers(List.of(device));
    List<Touchpoint> known = touchpoints("u1", "b 2", "c 3");
    List<Touchpoint> signIn = touchpoints("", "u 1");
    signIn.getFirst().setIdentifiers(List.of(device, user));

    Snapshot apart = abc().compute(DAY, List.of(anonymous, known));
    Snapshot joined = abc().compute(DAY, List.of(anonymous, known, signIn));

    assertThat(cell(apart, "", "*").getReached()).containsExactly(1L, 0L, 0L);
    assertThat(cell(joined, "", "*").getReached()).containsExactly(1L, 1L, 1L);
  }

  private static FunnelCounts cell(Snapshot snapshot, String by, String day) {
    return Objects.requireNonNull(snapshot.funnels().get(key(by, day)), by + " " + day);
  }

  private static FunnelKey key(String by, String day) {
    return new FunnelKey("shop", 3, "all", "way", by, day);
  }

  private static FunnelCounts counts(
      long entered,
      List<Long> reached,
      long converted,
      long pending,
      List<Long> droppedAt,
      List<HistogramBucket> convertTime,
      List<List<HistogramBucket>> stepTimes) {
    return new FunnelCounts(
        entered, reached, converted, pending, droppedAt, convertTime, stepTimes);
  }

  private static HistogramBucket time(int minutes) {
    return new HistogramBucket(DurationBuckets.from(DurationBuckets.index(minutes * MINUTE)), 1L);
  }
}
