package io.journeyline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateStoreMetersTest {
  private final Metrics metrics = new Metrics();

  @AfterEach
  void end() {
    metrics.close();
  }

  private void gauge(String name, String tag, String value) {
    Gauge.builder(name, () -> 7).tag(tag, value).register(metrics.registry());
  }

  @Test
  void shouldServeStoresOfEveryKindUnderOneLabel() {
    gauge("kafka.stream.state.num.open.iterators", "in.memory.state.id", "ledger");
    gauge("kafka.stream.state.num.open.iterators", "rocksdb.state.id", "rows");
    assertThat(metrics.scrape())
        .contains("kafka_stream_state_num_open_iterators{state_id=\"ledger\"} 7.0")
        .contains("kafka_stream_state_num_open_iterators{state_id=\"rows\"} 7.0");
  }

  @Test
  void shouldLeaveOutWhatIsOnlyRecordedForDebugging() {
    gauge("kafka.stream.state.put.latency.avg", "rocksdb.state.id", "rows");
    gauge("kafka.stream.state.put.rate", "rocksdb.state.id", "rows");
    gauge("kafka.stream.state.total.sst.files.size", "rocksdb.state.id", "rows");
    assertThat(metrics.scrape())
        .contains("kafka_stream_state_total_sst_files_size")
        .doesNotContain("_put_");
  }

  @Test
  void shouldLeaveOtherMetricsAlone() {
    gauge("kafka.stream.state.updater.idle.ratio", "thread.id", "1");
    gauge("journeyline.test.rate", "state.id", "x");
    assertThat(metrics.scrape())
        .contains("kafka_stream_state_updater_idle_ratio{thread_id=\"1\"} 7.0")
        .contains("journeyline_test_rate{state_id=\"x\"} 7.0");
  }
}
