package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
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

    assertThat(Balances.check(snapshot)).hasSize(2).anyMatch(line -> line.contains("drop-offs"));
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
  void shouldFindAcceptedTouchpointsThatAreNeitherMappedNorUnmapped() {
    snapshot
        .counts()
        .put(new CountKey("shop", 3, "accepted", "app", "", "2026-01-01"), new CountValue(2L));

    assertThat(Balances.check(snapshot))
        .containsExactly("accepted = mapped + unmapped + unattributed of source app: 2 is not 0");
  }
}
