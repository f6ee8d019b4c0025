package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.TransitionCounts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotDiffTest {

  @Test
  void shouldFindNoDifferenceBetweenEqualSnapshots() {
    SnapshotDiff diff = SnapshotDiff.compare(Snapshots.small(), Snapshots.small());

    assertThat(diff.isEqual()).isTrue();
    assertThat(diff.compared()).isEqualTo(3 + 4 + 2 + 2 + 2 + 2 + 2 + 2 + 3 + 2);
    assertThat(diff.aggregates())
        .extracting(AggregateDiff::aggregate)
        .containsExactly(
            "stages",
            "transitions",
            "channel-flows",
            "drop-offs",
            "touchpoint-stats",
            "funnels",
            "variants",
            "journeys",
            "counts",
            "series");
  }

  @Test
  void shouldSayWhichFieldsOfACellDiffer() {
    Snapshot actual = Snapshots.small();
    StageCounts counts = new StageCounts(3L, 1L, 0L, 0L, 2L, 1L, 2L, twoHours());
    actual.stages().put(Snapshots.stage("use", "*"), counts);

    AggregateDiff stages = SnapshotDiff.compare(Snapshots.small(), actual).aggregates().getFirst();

    assertThat(stages)
        .isEqualTo(
            new AggregateDiff(
                "stages",
                3,
                1,
                0,
                List.of(
                    "map=shop version=1 segment=all stage=use day=*:"
                        + " dropped 0 instead of 1, open 2 instead of 1")));
  }

  @Test
  void shouldFindMissingAndUnexpectedCells() {
    Snapshot actual = Snapshots.small();
    actual.stages().remove(Snapshots.stage("use", "*"));
    actual
        .stages()
        .put(
            Snapshots.stage("decision", "*"),
            new StageCounts(1L, 0L, 0L, 0L, 1L, 0L, 1L, List.of()));

    AggregateDiff stages = SnapshotDiff.compare(Snapshots.small(), actual).aggregates().getFirst();

    assertThat(stages.compared()).isEqualTo(4);
    assertThat(stages.differing()).isEqualTo(2);
    assertThat(stages.examples())
        .containsExactly(
            "map=shop version=1 segment=all stage=decision day=*: unexpected",
            "map=shop version=1 segment=all stage=use day=*: missing");
  }

  @Test
  void shouldFindHistogramsThatDifferThoughTheirQuantilesDoNot() {
    Snapshot actual = Snapshots.small();
    actual
        .transitions()
        .put(
            Snapshots.transition("use", "loyalty", "*"),
            new TransitionCounts(1L, 1L, List.of(new HistogramBucket(7_143_424L, 3L))));

    AggregateDiff transitions = SnapshotDiff.compare(Snapshots.small(), actual).aggregates().get(1);

    assertThat(transitions.examples())
        .containsExactly(
            "map=shop version=1 segment=all from=use to=loyalty day=*:"
                + " histogram of 3 values differs from that of 2");
  }

  @Test
  void shouldShowNoMoreExamplesThanAskedFor() {
    SnapshotDiff diff = SnapshotDiff.compare(Snapshots.small(), Snapshot.empty(), 2);

    assertThat(diff.isEqual()).isFalse();
    assertThat(diff.differing()).isEqualTo(diff.compared());
    assertThat(diff.aggregates()).allMatch(aggregate -> aggregate.examples().size() == 2);
  }

  @Test
  void shouldCompareOnlyTheCellsOnWhichTheFirstTwoAgree() {
    Snapshot later = Snapshots.small();
    Snapshot found = Snapshots.small();
    StageCounts counts = new StageCounts(4L, 1L, 0L, 1L, 2L, 1L, 2L, twoHours());
    later.stages().put(Snapshots.stage("use", "*"), counts);
    later.stages().put(Snapshots.stage("decision", "*"), counts);
    found.stages().put(Snapshots.stage("loyalty", "*"), counts);
    found.stages().put(Snapshots.stage("planted", "*"), counts);

    SnapshotDiff diff = SnapshotDiff.compare(Snapshots.small(), later, found, Set.of());

    AggregateDiff stages = diff.aggregates().getFirst();
    assertThat(stages.moving()).as("use of all days, and decision").isEqualTo(2);
    assertThat(stages.compared()).isEqualTo(3);
    assertThat(stages.differing()).isEqualTo(2);
    assertThat(stages.examples())
        .satisfiesExactly(
            loyalty -> assertThat(loyalty).contains("stage=loyalty", "entered 4 instead of 1200"),
            planted -> assertThat(planted).contains("stage=planted", "unexpected"));
    assertThat(diff.moving()).isEqualTo(2);
  }

  @Test
  void shouldNotCompareCellsThatChangedWhileTheyWereRead() {
    Snapshot found = Snapshots.small();
    StageCounts counts = new StageCounts(4L, 1L, 0L, 1L, 2L, 1L, 2L, twoHours());
    found.stages().put(Snapshots.stage("use", "*"), counts);
    found.stages().put(Snapshots.stage("awareness", "*"), counts);

    SnapshotDiff diff =
        SnapshotDiff.compare(
            Snapshots.small(),
            Snapshots.small(),
            found,
            Set.of(Snapshots.stage("use", "*"), Snapshots.stage("awareness", "*")));

    assertThat(diff.isEqual()).isTrue();
    assertThat(diff.aggregates().getFirst().compared()).isEqualTo(2);
    assertThat(diff.moving()).isEqualTo(2);
  }

  @Test
  void shouldTellAggregatesOfWhichTooFewCellsWereCompared() {
    SnapshotDiff diff = SnapshotDiff.compare(Snapshots.small(), Snapshots.small());

    assertThat(diff.fewerThan(0)).isEmpty();
    assertThat(diff.fewerThan(3))
        .extracting(AggregateDiff::aggregate)
        .contains("drop-offs", "variants")
        .doesNotContain("stages", "transitions");
  }

  private static List<HistogramBucket> twoHours() {
    return List.of(new HistogramBucket(7_143_424L, 2L));
  }
}
