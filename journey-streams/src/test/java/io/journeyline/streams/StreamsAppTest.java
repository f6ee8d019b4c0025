package io.journeyline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.schemas.Topics;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamsAppTest {
  @Test
  void shouldPassKafkaSettingsThrough() {
    assertThat(StreamsApp.properties(settings(Map.of("security.protocol", "SSL"))))
        .containsEntry("security.protocol", "SSL")
        .containsEntry("processing.guarantee", "exactly_once_v2");
  }

  @Test
  void shouldRefuseToRunWithoutExactlyOnce() {
    assertThatThrownBy(
            () -> StreamsApp.properties(settings(Map.of("processing.guarantee", "at_least_once"))))
        .hasMessageContaining("processing.guarantee=at_least_once")
        .hasMessageContaining("remove the setting");
  }

  @Test
  void shouldSendAndKeepWhatIsMadeOfTheLargestTouchpoints() {
    int largestTouchpoint = 2 << 20;
    assertThat(StreamsApp.properties(settings(Map.of())))
        .hasEntrySatisfying(
            "producer.max.request.size",
            size -> assertThat((Integer) size).isGreaterThan(3 * largestTouchpoint))
        .hasEntrySatisfying(
            "topic.max.message.bytes",
            size -> assertThat((Integer) size).isGreaterThan(3 * largestTouchpoint));
  }

  @Test
  void shouldTellTheOtherInstancesWhereItAnswers() {
    assertThat(StreamsApp.properties(settings(Map.of())))
        .containsEntry("application.server", "10.0.0.7:9404");
  }

  /** Records between tasks wait until what was fetched of an input is worked off. */
  @Test
  void shouldNotFetchMuchOfOnePartitionAtATime() {
    assertThat(StreamsApp.properties(settings(Map.of())))
        .hasEntrySatisfying(
            "main.consumer.max.partition.fetch.bytes",
            size -> assertThat((Integer) size).isLessThanOrEqualTo(64 << 10));
  }

  private static StreamsSettings settings(Map<String, String> kafka) {
    return new StreamsSettings(
        "localhost:9092",
        "test",
        new Topics("test.", 2),
        new InputClock.Wall(),
        Sealing.NEVER,
        Path.of("state"),
        1,
        StreamsSettings.DEFAULT_COMMIT_INTERVAL,
        StreamsSettings.DEFAULT_STATE_MEMORY,
        0,
        "10.0.0.7:9404",
        kafka);
  }
}
