package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancesTest {
  private Snapshot snapshot = Snapshot.empty();

  @BeforeEach
  void compute() {
    snapshot =
        Shop.compute(
            "2026-02-01",
            at("2026-01-01", "u1", "ad"),
            at("2026-01-03", "u1", "view"),
            at("2026-01-20", "u1", "order"),
            at("2026-01-21", "u1", "help"));
  }

  @Test
  void shouldHoldForWhatTheOracleComputes() {
    assertThat(Balances.check(snapshot)).isEmpty();
  }

  @Test
  void shouldFindAStageCellWhoseVisitsAreNotAllAccountedFor() {
    snapshot.stages().values().forEach(counts -> counts.setEntered(counts.getEntered() + 1));

    assertThat(Balances.check(snapshot))
        .hasSize(snapshot.stages().size())
        .allMatch(line -> line.startsWith("entered = advanced + returned + dropped + open"));
  }

  @Test
  void shouldFindDropsWithoutTransitionsAndDropOffs() {
    StageCounts counts = snapshot.stages().values().iterator().next();
    counts.setDropped(counts.getDropped() + 1);
    counts.setEntered(counts.getEntered() + 1);

    assertThat(Balances.check(snapshot))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("transitions out"))
        .anyMatch(line -> line.startsWith("drop-offs"))
        .anyMatch(line -> line.startsWith("lastBeforeDrop"));
  }

  @Test
  void shouldFindTransitionsOutOfAStageThatNobodyLeft() {
    snapshot.stages().clear();

    assertThat(Balances.check(snapshot))
        .anyMatch(line -> line.startsWith("transitions out"))
        .anyMatch(line -> line.startsWith("drop-offs"));
  }

  @Test
  void shouldFindEpisodesWithoutAStart() {
    snapshot.journeys().clear();

    assertThat(Balances.check(snapshot))
        .containsExactly(
            "START transitions = episodes for all days: 2 is not 0",
            "START transitions = episodes summed over the days: 2 is not 0");
  }

  @Test
  void shouldFindTouchpointsThatAreNotInTheirStatistics() {
    snapshot
        .touchpointStats()
        .keySet()
        .removeIf(key -> key.getTouchpoint().equals("order") && !key.getDay().equals("*"));

    assertThat(Balances.check(snapshot))
        .containsExactly(
            "touchpoint-stats = mapped on day 2026-01-20: 0 is not 1",
            "channel-flows = touchpoint-stats - START transitions in segment all of shop 3 on day"
                + " 2026-01-20: 0 is not -1");
  }

  @Test
  void shouldFindDroppedEpisodesWithoutAVariant() {
    snapshot.variants().keySet().removeIf(key -> key.getDay().equals("*"));

    assertThat(Balances.check(snapshot))
        .containsExactly("variants = drop-offs in segment all of shop 3 on day *: 0 is not 1");
  }

  @Test
  void shouldFindAttemptsThatAreNotAccountedFor() {
    FunnelKey key = new FunnelKey("shop", 3, "all", "buy", "", "*");
    snapshot.funnels().put(key, funnel(3, List.of(3L, 1L), 1, 1, List.of(0L, 0L)));

    assertThat(Balances.check(snapshot))
        .anyMatch(line -> line.startsWith("entered = converted + pending + dropped"))
        .anyMatch(line -> line.startsWith("converted = convert times"))
        .anyMatch(line -> line.startsWith("entered for all days = summed over the days of buy"));
  }

  @Test
  void shouldFindStepsThatMoreReachedThanTheOneBefore() {
    FunnelKey key = new FunnelKey("shop", 3, "all", "buy", "", "2026-01-01");
    snapshot.funnels().put(key, funnel(2, List.of(1L, 2L, 0L), 0, 0, List.of(2L, 0L, 0L)));

    assertThat(Balances.check(snapshot))
        .anyMatch(line -> line.startsWith("entered = reached the first step"))
        .anyMatch(line -> line.startsWith("reached does not rise at step 1"))
        .anyMatch(line -> line.startsWith("no more dropped than went no further at step 1"))
        .noneMatch(line -> line.startsWith("entered = converted + pending + dropped"));
  }

  @Test
  void shouldFindFunnelsWhoseStepsAreIncomplete() {
    FunnelKey key = new FunnelKey("shop", 3, "all", "buy", "", "2026-01-01");
    snapshot.funnels().put(key, funnel(2, List.of(2L, 0L), 0, 2, List.of()));

    assertThat(Balances.check(snapshot))
        .anyMatch(line -> line.startsWith("reached, droppedAt and stepTimes have every step"));
  }

  private static FunnelCounts funnel(
      long entered, List<Long> reached, long converted, long pending, List<Long> droppedAt) {
    List<List<HistogramBucket>> stepTimes = new ArrayList<>();
    reached.forEach(step -> stepTimes.add(List.of()));
    return new FunnelCounts(entered, reached, converted, pending, droppedAt, List.of(), stepTimes);
  }

  @Test
  void shouldFindAcceptedTouchpointsThatAreNeitherMappedNorUnmapped() {
    snapshot
        .counts()
        .put(new CountKey("shop", 3, "accepted", "app", "", "2026-01-01"), new CountValue(2L));

    assertThat(Balances.check(snapshot))
        .containsExactly("accepted = mapped + unmapped + unattributed of source app: 2 is not 0");
  }
}
