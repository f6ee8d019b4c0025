package io.journeyline.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.metrics.Metrics;
import io.journeyline.schemas.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressMetricsTest {
  private static final long NOW = 1_000_000;
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(NOW));

  private final Metrics metrics = new Metrics();
  private final Set<Integer> own = new HashSet<>();
  private final Map<Integer, Progress> progress = new HashMap<>();

  @BeforeEach
  void bind() {
    ProgressMetrics.bind(metrics, () -> own, progress::get, CLOCK);
  }

  @AfterEach
  void end() {
    metrics.close();
  }

  @Test
  void shouldTellHowFarTheTasksOfThisInstanceAre() {
    own.add(2);
    progress.put(1, progress(1, Map.of("t", 7L, "r", 0L)));
    progress.put(2, progress(2, Map.of("t", 7L, "r", 0L)));
    assertThat(metrics.scrape().lines())
        .contains(
            "journeyline_journey_tasks 1.0",
            "journeyline_watermark_behind_seconds{partition=\"2\"} 2.5",
            "journeyline_task_as_of_behind_seconds{partition=\"2\"} 4.0",
            "journeyline_input_lag_records{partition=\"2\",topic=\"t\"} 7.0",
            "journeyline_input_lag_records{partition=\"2\",topic=\"r\"} 0.0",
            "journeyline_under_way_records{partition=\"2\"} 3.0",
            "journeyline_touchpoints_accepted_total{partition=\"2\"} 100.0",
            "journeyline_touchpoints_rejected_total{partition=\"2\"} 5.0",
            "journeyline_touchpoints_direct_total{partition=\"2\"} 90.0")
        .noneMatch(line -> line.contains("partition=\"1\""));
  }

  @Test
  void shouldFollowTasksThatComeAndGo() {
    own.add(1);
    assertThat(metrics.scrape()).contains("journeyline_journey_tasks 0.0");
    progress.put(1, progress(1, Map.of()));
    assertThat(metrics.scrape()).as("the lag is not known yet").doesNotContain("partition=");
    progress.put(1, progress(1, Map.of("t", 7L)));
    assertThat(metrics.scrape()).contains("journeyline_input_lag_records{partition=\"1\"");
    progress.put(1, progress(1, Map.of("t", 8L)));
    assertThat(metrics.scrape())
        .contains("journeyline_input_lag_records{partition=\"1\",topic=\"t\"} 8.0");
    own.remove(1);
    assertThat(metrics.scrape()).doesNotContain("partition=");
    own.add(1);
    assertThat(metrics.scrape()).contains("journeyline_touchpoints_accepted_total{partition=\"1\"");
  }

  @Test
  void shouldSayThatAMomentIsNotKnownYet() {
    ProgressMetrics.bindAsOf(metrics, () -> Ledger.NOTHING, CLOCK);
    assertThat(metrics.scrape().lines()).contains("journeyline_as_of_behind_seconds NaN");
  }

  @Test
  void shouldTellWhatIsLeftToRestore() {
    Restoring restoring = new Restoring();
    ProgressMetrics.bindRestoring(metrics, restoring);
    TopicPartition first = new TopicPartition("changelog", 0);
    TopicPartition second = new TopicPartition("changelog", 1);
    restoring.onRestoreStart(first, "rows", 100, 1_100);
    restoring.onRestoreStart(second, "rows", 0, 10);
    restoring.onBatchRestored(first, "rows", 500, 400);
    assertThat(metrics.scrape().lines())
        .contains("journeyline_restore_stores 2.0", "journeyline_restore_remaining_records 610.0");
    restoring.onRestoreSuspended(first, "rows", 400);
    restoring.onRestoreEnd(second, "rows", 10);
    assertThat(metrics.scrape().lines())
        .contains("journeyline_restore_stores 0.0", "journeyline_restore_remaining_records 0.0");
  }

  private static Progress progress(int partition, Map<String, Long> lag) {
    return Progress.newBuilder()
        .setPartition(partition)
        .setWatermark(NOW - 2_500)
        .setLow(NOW - 3_000)
        .setAsOf(NOW - 4_000)
        .setLag(lag)
        .setAccepted(100)
        .setRejected(5)
        .setDirect(90)
        .setUnderWay(3)
        .build();
  }
}
