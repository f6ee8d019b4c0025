package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsDiffTest {

  @Test
  void shouldBeEmptyForTheSameFacts() {
    assertThat(TotalsDiff.compare(Snapshots.small(), Snapshots.small()).isEmpty()).isTrue();
  }

  @Test
  void shouldTellFiguresOfCellsForAllDaysOnly() {
    Snapshot after = Snapshots.small();
    StageCounts more = new StageCounts(1201L, 0L, 0L, 0L, 1201L, 0L, 1L, List.of());
    after.stages().put(Snapshots.stage("loyalty", "*"), more);
    after.stages().put(Snapshots.stage("loyalty", "2026-01-03"), more);

    assertThat(TotalsDiff.compare(Snapshots.small(), after).changes())
        .containsExactly(
            new TotalsDiff.Change("stages", "stage=loyalty", "entered", 1200L, 1201L),
            new TotalsDiff.Change("stages", "stage=loyalty", "open", 1200L, 1201L));
  }

  @Test
  void shouldTellCellsThatComeAndGoAndSumWhatHasNoTotals() {
    TotalsDiff diff = TotalsDiff.compare(Snapshots.small(), Snapshot.empty());
    StringBuilder out = new StringBuilder();

    diff.print(out);

    assertThat(diff.changes())
        .contains(
            new TotalsDiff.Change("counts", "name=accepted source=site", "count", 1207L, null))
        .noneMatch(change -> change.aggregate().equals("journeys"));
    assertThat(out.toString())
        .containsPattern("counts +name=accepted source=site +count +1,207 +- +-1,207")
        .containsPattern("stages +stage=use +dwellP50 +1.9 h +-\n");
  }
}
