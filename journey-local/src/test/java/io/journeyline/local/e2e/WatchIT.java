package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline under load that is watched: its metrics, and comparisons that go on. */
@ExtendWith(LocalPlatformExtension.class)
class WatchIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A hundred touchpoints a second, so that several comparisons fall into the load. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final Pattern SECOND_PASS = Pattern.compile("pass 2 as of .* 0 differ, ");

  @TempDir private Path folder;

  private final LocalPlatform platform;

  WatchIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @Test
  void shouldCompareUnderLoadAndReportAWrongCellThatSomebodyWrites() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "watched.");
    try (JourneyProcess streams =
            pipeline.startProcess(
                Files.createDirectory(folder.resolve("streams")), "--metrics-port", "0");
        JourneyProcess watch =
            pipeline.startCommand(folder, "verify", "--every", "3s", "--metrics-port", "0");
        JourneyProcess brief = pipeline.startCommand(folder, "verify", "--every", "3s")) {
      int streamsPort = Integer.parseInt(streams.awaitOutput(Scrape.PORT).group(1));
      int watchPort = Integer.parseInt(watch.awaitOutput(Scrape.PORT).group(1));
      long sent;
      try (Feed feed = new Feed(pipeline, PAUSE)) {
        feed.awaitMore();
        watch.awaitOutput(SECOND_PASS);
        brief.awaitOutput(SECOND_PASS);
        sent = feed.end();
      }
      assertTellsHowFarItIs(streamsPort, sent);
      awaitAllCompared(watchPort, sent);
      Scrape.of(streamsPort).assertDocumented();
      Scrape.of(watchPort).assertDocumented();
      brief.interrupt();
      JourneyProcess.Outcome held = brief.awaitEnd(PATIENCE);
      assertThat(held.exitCode()).as(held.text()).isZero();
      assertThat(held.out()).contains("0 differed");

      Map.Entry<StageKey, StageCounts> planted = plantWrongStage(pipeline);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          Scrape.of(watchPort)
                              .values("journeyline_verify_cells_differ", "aggregate=\"stages\""))
                      .containsExactly(1.0));
      assertThat(Scrape.of(watchPort).sum("journeyline_verify_differing_passes_total"))
          .isPositive();
      assertThat(watch.out())
          .contains(
              "stages map=shop version=%d segment=all stage=%s day=%s: entered %d instead of %d"
                  .formatted(
                      planted.getKey().getVersion(),
                      planted.getKey().getStage(),
                      planted.getKey().getDay(),
                      planted.getValue().getEntered() + 1,
                      planted.getValue().getEntered()));
      watch.interrupt();
      JourneyProcess.Outcome differed = watch.awaitEnd(PATIENCE);
      assertThat(differed.exitCode()).as(differed.text()).isEqualTo(1);
      assertThat(streams.err()).doesNotContain("ERROR", "Exception");
    }
  }

  private static void assertTellsHowFarItIs(int port, long sent) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Scrape scrape = Scrape.of(port);
              assertThat(
                      scrape.sum("journeyline_touchpoints_accepted_total")
                          + scrape.sum("journeyline_touchpoints_rejected_total"))
                  .as("what was read was accepted or rejected")
                  .isEqualTo((double) sent);
              assertThat(scrape.values("journeyline_input_lag_records"))
                  .as("touchpoints and rejected, four partitions each")
                  .hasSize(8)
                  .containsOnly(0.0);
              assertThat(scrape.values("journeyline_watermark_behind_seconds"))
                  .hasSize(4)
                  .allMatch(seconds -> seconds < 30);
              assertThat(scrape.values("journeyline_as_of_behind_seconds"))
                  .hasSize(1)
                  .allMatch(seconds -> seconds < 30);
              assertThat(scrape.sum("journeyline_under_way_records")).isZero();
            });
    assertThatIsWell(port);
  }

  private static void assertThatIsWell(int port) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Scrape scrape = Scrape.of(port);
              assertThat(scrape.values("journeyline_streams_state", "state=\"RUNNING\""))
                  .containsExactly(1.0);
              assertThat(scrape.values("journeyline_restore_remaining_records"))
                  .containsExactly(0.0);
              assertThat(scrape.values("journeyline_journey_tasks")).containsExactly(4.0);
              assertThat(scrape.lines())
                  .anyMatch(line -> line.startsWith("kafka_stream_"))
                  .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
              assertThat(Scrape.get(port, "/health").statusCode()).isEqualTo(200);
              assertThat(Scrape.get(port, "/health/ready").body())
                  .isEqualTo("{\"status\":\"up\",\"ready\":true,\"state\":\"RUNNING\"}");
            });
  }

  /** Comparisons have taken in all touchpoints, and nothing moves. */
  private static void awaitAllCompared(int port, long sent) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Scrape scrape = Scrape.of(port);
              assertThat(scrape.sum("journeyline_verify_touchpoints")).isEqualTo((double) sent);
              assertThat(scrape.sum("journeyline_verify_cells_moving")).isZero();
            });
  }

  /** Writes a cell that is wrong by one, where the right one is. */
  private static Map.Entry<StageKey, StageCounts> plantWrongStage(Pipeline pipeline)
      throws Exception {
    Map.Entry<StageKey, StageCounts> right =
        pipeline
            .connection()
            .facts(pipeline.topics())
            .snapshot()
            .stages()
            .entrySet()
            .iterator()
            .next();
    StageCounts wrong =
        StageCounts.newBuilder(right.getValue())
            .setEntered(right.getValue().getEntered() + 1)
            .build();
    try (KafkaProducer<StageKey, StageCounts> producer =
        new KafkaProducer<>(
            pipeline.connection().kafka(),
            pipeline.connection().wireFormat().keySerde(pipeline.topics().stages).serializer(),
            pipeline.connection().wireFormat().valueSerde(pipeline.topics().stages).serializer())) {
      producer
          .send(new ProducerRecord<>(pipeline.topics().stages.name(), right.getKey(), wrong))
          .get();
    }
    return right;
  }
}
