package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.alerts.delivery.Deliveries;
import io.journeyline.alerts.delivery.Receivers;
import io.journeyline.alerts.live.AlertsApp;
import io.journeyline.alerts.live.AlertsSettings;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of a running pipeline, to a webhook. */
@ExtendWith(LocalPlatformExtension.class)
class AlertsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MANY = 10;
  private static final String MAP =
      """
      map: pulse
      version: 1
      stages:
        - {id: look, timeout: PT2S}
        - {id: buy, timeout: P1D}
      touchpoints:
        - {id: looked, stage: look, event: look}
        - {id: bought, stage: buy, event: buy}
      alerts:
        - id: drops
          kind: threshold
          metric: dropRate
          stage: look
          window: PT30S
          every: PT1S
          above: 0.5
          minSample: 8
          allowance: PT0S
      """;

  @TempDir private Path folder;

  private final LocalPlatform platform;

  AlertsIT(LocalPlatform platform) {
    this.platform = platform;
  }

  private Pipeline pipeline(String prefix) throws Exception {
    Pipeline pipeline =
        new Pipeline(
            new Connection(platform.bootstrapServers(), platform.registryUrl()),
            new Topics(prefix, 4),
            DefinitionLoader.parse(MAP, "pulse.yaml"));
    pipeline.connection().provision(pipeline.topics());
    return pipeline;
  }

  private static AlertsApp judge(Pipeline pipeline) {
    return AlertsApp.start(
        new AlertsSettings(
            pipeline.topics(), pipeline.connection().kafka(), false, InstantSource.system()),
        pipeline.definition(),
        pipeline.connection().wireFormat());
  }

  private static Collection<Alert> alerts(Pipeline pipeline) {
    return pipeline.connection().facts(pipeline.topics()).alerts().values();
  }

  /** So many customers look, and nothing more. */
  private static long look(TouchpointPublisher publisher, String who) {
    long at = System.currentTimeMillis();
    for (int i = 0; i < MANY; i++) {
      publisher.send(new Ingested.Accepted(touchpoint("look", who + i, at)));
    }
    publisher.flush();
    return at;
  }

  private static Touchpoint touchpoint(String type, String user, long at) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setEventId(type + user);
    touchpoint.setSource("site");
    touchpoint.setChannel("web");
    touchpoint.setType(type);
    touchpoint.setOccurredAt(at);
    touchpoint.setReceivedAt(System.currentTimeMillis());
    touchpoint.setIdentifiers(new ArrayList<>(List.of(new Identifier("user_id", user))));
    touchpoint.setProperties(Map.of());
    touchpoint.setTraits(Map.of());
    return touchpoint;
  }

  @Test
  void shouldRetractAnAlertWhenALateUploadMakesItsDropOffsUntrue() throws Exception {
    Pipeline pipeline = pipeline("alerts-late.");
    try (Hook hook = new Hook();
        StreamsApp app = pipeline.start(folder.resolve("state"));
        AlertsApp judge = judge(pipeline);
        Deliveries deliveries =
            Deliveries.start(
                Receivers.read(hook.receivers(folder), Map.of()),
                pipeline.topics(),
                pipeline.connection().kafka(),
                pipeline.connection().wireFormat());
        TouchpointPublisher publisher = pipeline.publisher()) {
      long at = look(publisher, "a");
      await().atMost(PATIENCE).until(() -> hook.ids(AlertState.FIRING).size() == 1);
      Alert fired = alerts(pipeline).iterator().next();
      assertThat(fired.getExamples()).hasSizeBetween(1, 5).doesNotHaveDuplicates();
      assertThat(pipeline.connection().facts(pipeline.topics()).snapshot().journeys().keySet())
          .containsAll(fired.getExamples());
      assertThat(judge.counts().told("drops", AlertState.FIRING)).isEqualTo(1);
      assertThat(judge.counts().firing("drops")).isEqualTo(1);
      for (int i = 0; i < MANY; i++) {
        publisher.send(new Ingested.Accepted(touchpoint("buy", "a" + i, at + 1_000)));
      }
      publisher.flush();
      await().atMost(PATIENCE).until(() -> hook.ids(AlertState.RETRACTED).size() == 1);
      assertThat(judge).isNotNull();
      assertThat(deliveries).isNotNull();
      assertThat(app.failure()).isNull();
      assertThat(alerts(pipeline))
          .extracting(Alert::getState)
          .containsExactly(AlertState.RETRACTED);
      assertThat(hook.taken).extracting(id -> id.substring(0, id.indexOf('.'))).hasSize(2);
      assertThat(hook.taken.stream().map(id -> id.substring(0, id.indexOf('.'))).distinct())
          .hasSize(1);
    }
  }

  @Test
  void shouldDeliverExactlyOneAlertAfterAKillBetweenFiringAndDelivery() throws Exception {
    Pipeline pipeline = pipeline("alerts-killed.");
    Path definition = Files.writeString(folder.resolve("pulse.yaml"), MAP);
    try (Hook hook = new Hook();
        TouchpointPublisher publisher = pipeline.publisher()) {
      hook.broken = true;
      String[] options = {
        "--definition", definition.toString(),
        "--alert-receivers", hook.receivers(folder).toString()
      };
      try (JourneyProcess first = pipeline.startProcess(folder, options)) {
        await().atMost(PATIENCE).until(() -> pipeline.progress().asOf() > 0);
        look(publisher, "b");
        await().atMost(PATIENCE).until(() -> !hook.refused.isEmpty());
        first.kill();
      }
      assertThat(hook.taken).isEmpty();
      assertThat(alerts(pipeline)).hasSize(1);
      hook.broken = false;
      try (JourneyProcess second = pipeline.startProcess(folder, options)) {
        await().atMost(PATIENCE).until(() -> !hook.ids(AlertState.FIRING).isEmpty());
        long restarted = System.currentTimeMillis();
        await()
            .atMost(PATIENCE.multipliedBy(3))
            .until(() -> pipeline.progress().asOf() > restarted);
        assertThat(second.isAlive()).isTrue();
      }
      assertThat(hook.ids(AlertState.FIRING).stream().distinct()).hasSize(1);
      assertThat(alerts(pipeline)).hasSize(1);
    }
  }
}
