package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.local.e2e.Feed;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file as a whole. One project for all tests: a start takes half a minute. */
@NeedsContainers
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeContainerIT {
  private static final int VISITORS = 5;
  private static final Duration MOMENT = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Up to a thousand touchpoints a second. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static ComposeProject project;
  private static String writeKey;

  @BeforeAll
  static void start() throws Exception {
    ContainerEngine.buildImage();
    project = new ComposeProject();
    project.compose("up", "--detach", "--no-build");
    project.awaitHealthy("kafka", "registry", "ingest", "streams-1", "streams-2", "dashboard");
    writeKey = project.secret("write-keys");
  }

  @AfterAll
  static void stop() throws Exception {
    if (project != null) {
      project.remove();
    }
  }

  @Test
  @Order(1)
  void shouldShowATouchpointOfferedOverHttpOnTheDashboardWithinFiveSeconds() throws Exception {
    List<Duration> taken = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      long before = project.entered();
      long began = System.nanoTime();
      assertThat(project.track("visitor-" + i, "Product Viewed", writeKey)).isEqualTo(200);
      await().atMost(SOON).pollInterval(LOOK).until(() -> project.entered() > before);
      taken.add(Duration.ofNanos(System.nanoTime() - began));
    }
    Collections.sort(taken);
    assertThat(taken.get(VISITORS / 2)).as("the median of %s", taken).isLessThan(MOMENT);
    assertThat(project.dashboard("/").body()).contains("<html");
  }

  @Test
  @Order(2)
  void shouldRefuseAnUnknownWriteKey() throws Exception {
    assertThat(project.track("u-1", "Product Viewed", "guess")).isEqualTo(401);
  }

  @Test
  @Order(3)
  void shouldStayExactWhenAnInstanceIsKilledUnderLoad() throws Exception {
    try (Feed feed = project.feed(PAUSE)) {
      feed.awaitMore();
      project.compose("kill", "streams-1");
      feed.awaitMore();
      project.compose("start", "streams-1");
      feed.awaitMore();
    }
    project.awaitHealthy("streams-1");
    project.assertExact();
  }

  @Test
  @Order(4)
  void shouldStayExactWhileOneInstanceBecomesThreeAndOneAgain() throws Exception {
    project.compose("stop", "streams-2");
    try (Feed feed = project.feed(PAUSE)) {
      feed.awaitMore();
      project.compose(
          "--profile", "scale", "up", "--detach", "--no-build", "streams-2", "streams-3");
      project.awaitHealthy("streams-2", "streams-3");
      feed.awaitMore();
      project.compose("--profile", "scale", "stop", "streams-2", "streams-3");
      feed.awaitMore();
    }
    project.assertExact();
    project.compose("start", "streams-2");
    project.awaitHealthy("streams-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "registry", "kafka", "dashboard"})
  @Order(5)
  void shouldGoOnAfterAServiceWasStopped(String service) throws Exception {
    project.compose("stop", service);
    project.compose("start", service);
    project.awaitHealthy(service, "ingest");
    assertSeenSoon("After " + service);
    project.assertExact();
  }

  /** The event's type is new, so that it makes a cell of its own. */
  private static void assertSeenSoon(String event) throws Exception {
    await().atMost(PATIENCE).until(() -> project.track("u-1", event, writeKey) == 200);
    Connection connection = project.connection();
    Topics topics = connection.topics(Topics.DEFAULT_PREFIX);
    await()
        .atMost(SOON)
        .until(
            () ->
                connection.facts(topics).snapshot().counts().keySet().stream()
                    .anyMatch(key -> key.getType().equals(event)));
  }
}
