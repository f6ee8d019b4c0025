package io.journeyline.local.container;

import static org.awaitility.Awaitility.await;

import io.journeyline.local.e2e.Feed;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.PublishedFacts;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the aggregates stand still when one of two instances is killed under load: the figures
 * of docs/containers.md. It is no test, and runs only when it is asked for by name.
 */
@NeedsContainers
class RecoveryMeasurement {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryMeasurement.class);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Further than what was under way at the kill. */
  private static final Duration BEYOND = Duration.ofSeconds(2);

  private static final int ROUNDS = 3;
  private static final String CUSTOMERS = "10000";

  @ParameterizedTest
  @ValueSource(strings = {"1", "0"})
  void measure(String standbys) throws Exception {
    ContainerEngine.buildImage();
    ComposeProject project =
        new ComposeProject(Map.of("STANDBYS", standbys, "DEMO_CUSTOMERS", CUSTOMERS));
    try {
      project.compose("up", "--detach", "--no-build");
      project.awaitHealthy("ingest", "streams-1", "streams-2");
      project.compose("--profile", "demo", "run", "--rm", "demo");
      Connection connection = project.connection();
      PublishedFacts facts = connection.facts(connection.topics(Topics.DEFAULT_PREFIX));
      awaitAsOf(facts, System.currentTimeMillis());
      try (Feed feed = project.feed(Duration.ofMillis(100))) {
        for (int round = 1; round <= ROUNDS; round++) {
          feed.awaitMore();
          String victim = project.busiest("streams-1", "streams-2");
          project.compose("kill", victim);
          long killed = System.currentTimeMillis();
          awaitAsOf(facts, killed + BEYOND.toMillis());
          LOG.warn(
              "standbys {}, round {}, kill of {}: as of beyond the kill after {} s",
              standbys,
              round,
              victim,
              (System.currentTimeMillis() - killed) / 1000.0);
          project.compose("start", victim);
          project.awaitHealthy(victim);
          awaitAsOf(facts, System.currentTimeMillis() + BEYOND.toMillis());
        }
      }
      project.assertExact();
    } finally {
      project.remove();
    }
  }

  private static void awaitAsOf(PublishedFacts facts, long moment) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> facts.progress().asOf() >= moment);
  }
}
