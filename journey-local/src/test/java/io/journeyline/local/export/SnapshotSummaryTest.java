package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.TransitionCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotSummaryTest {

  @Test
  void shouldPrintAlignedTablesOfAllDaysInTheOrderOfTheDefinition() {
    StringBuilder out = new StringBuilder();

    SnapshotSummary.print(Snapshots.small(), List.of("use", "loyalty"), out);

    assertThat(out)
        .hasToString(
            """
            2 customers, 1,207 touchpoints (4 unmapped, 2 rejected)

            Stages
              stage    entered  advanced         returned        dropped          open  converted         customers  median dwell
              use            3         1  33.3%         0  0.0%        1  33.3%      1          1  33.3%          2         1.9 h
              loyalty    1,200         0   0.0%         0  0.0%        0   0.0%  1,200          0   0.0%          1             -

            Transitions
              from   to       count  customers  median dwell
              START  use          3          2             -
              use    loyalty      1          1         1.9 h

            Drop-offs
              stage  last touchpoint  channel  count          customers
              use    help             phone        1  100.0%          1

            Funnels
              funnel   by  entered  converted         pending  dropped  median time  reached
              renewal            3          2  66.7%        0        1        1.9 h    3 > 2
            """);
  }

  @Test
  void shouldPutStagesThatTheDefinitionDoesNotNameLast() {
    StringBuilder out = new StringBuilder();

    SnapshotSummary.print(Snapshots.small(), List.of("use"), out);

    assertThat(out.indexOf("\n  use ")).isLessThan(out.indexOf("\n  loyalty "));
  }

  @Test
  void shouldShowTheMostFrequentTransitionsOnly() {
    Snapshot snapshot = Snapshot.empty();
    for (int i = 10; i < 30; i++) {
      snapshot
          .transitions()
          .put(
              Snapshots.transition("a", "b" + i, "*"),
              new TransitionCounts((long) i, 1L, List.of()));
    }
    StringBuilder out = new StringBuilder();

    SnapshotSummary.print(snapshot, List.of(), out);

    assertThat(out.toString().lines().filter(line -> line.startsWith("  a ")))
        .hasSize(10)
        .first()
        .asString()
        .startsWith("  a     b29");
  }

  @Test
  void shouldPrintAnEmptySnapshot() {
    StringBuilder out = new StringBuilder();

    SnapshotSummary.print(Snapshot.empty(), List.of(), out);

    assertThat(out.toString()).startsWith("0 customers, 0 touchpoints");
  }
}
