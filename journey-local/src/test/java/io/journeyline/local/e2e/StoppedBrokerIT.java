package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.definition.DefinitionLoader;
import io.journeyline.ingest.http.IngestServer;
import io.journeyline.ingest.http.IngestSettings;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.local.platform.LocalCluster;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.Touchpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ingest under load while its only broker is away: what was answered 200 is in the topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedBrokerIT {
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final int MORE = 300;

  /** That within which ingest answers, and much more for a machine that is busy. */
  private static final Duration ANSWER = IngestSettings.DEFAULT_PUBLISH_TIMEOUT.multipliedBy(10);

  private LocalCluster cluster;
  private Connection connection;
  private Topics topics;
  private TouchpointPublisher publisher;
  private IngestServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    cluster = LocalCluster.start(folder.resolve("cluster"), 1);
    connection = new Connection(cluster.bootstrapServers(), cluster.registryUrl());
    topics = new Topics("stopped.", 1);
    connection.provision(topics);
    publisher =
        connection.publisher(
            topics, DefinitionLoader.load(Path.of(JourneyProcess.definition("shop.yaml"))));
    server = IngestServer.start(IngestSettings.local(0), publisher);
  }

  @AfterAll
  void end() {
    if (server != null) {
      server.close();
    }
    if (publisher != null) {
      publisher.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void shouldLoseNothingThatItHasAcceptedWhenTheBrokerIsAway() throws Exception {
    int broker = cluster.nodes().getFirst();
    try (Burden burden = new Burden(server.port())) {
      burden.awaitMore(MORE);
      cluster.killNode(broker);
      int before = burden.accepted().size();
      await().pollDelay(STOPPED).atMost(STOPPED.multipliedBy(2)).until(() -> true);
      assertThat(burden.accepted())
          .as("answered 200 without a broker")
          .hasSizeLessThan(before + 50);
      assertThat(burden.answered(503)).isPositive();

      cluster.startNode(broker);
      burden.awaitMore(MORE);
      burden.end();

      assertThat(burden.statuses()).containsExactlyInAnyOrder(200, 503);
      assertThat(burden.longest()).isLessThan(ANSWER);
      assertThat(burden.accepted()).isEqualTo(burden.sent());
      assertThat(inTopic()).isEqualTo(burden.sent());
    }
  }

  private Set<String> inTopic() {
    TouchpointLog log = connection.log(topics);
    TouchpointLog.Cut cut = log.read(log.ends());
    assertThat(cut.rejected()).isEmpty();
    return cut.touchpoints().stream().map(Touchpoint::getEventId).collect(Collectors.toSet());
  }
}
