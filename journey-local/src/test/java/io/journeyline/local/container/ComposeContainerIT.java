package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.local.e2e.Feed;
import io.journeyline.local.pipeline.Connection;
import io.journeyline.schemas.Topics;
import java.time.Duration;
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
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static ComposeProject project;
  private static String writeKey;

  @BeforeAll
  static void start() throws Exception {
    ContainerEngine.buildImage();
    project = new ComposeProject();
    project.compose("up", "--detach", "--no-build");
    project.awaitHealthy("kafka", "registry", "ingest", "streams-1", "streams-2");
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
  void shouldShowATouchpointOfferedOverHttpSoonAfter() throws Exception {
    assertSeenSoon("Sunglasses Seen");
  }

  @Test
  @Order(2)
  void shouldRefuseAnUnknownWriteKey() throws Exception {
    assertThat(post("Product Viewed", "guess")).isEqualTo(401);
  }

  @Test
  @Order(3)
  void shouldStayExactWhenAnInstanceIsKilledUnderLoad() throws Exception {
    try (Feed feed = feed()) {
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
  void shouldStayExactWhileInstancesAreAddedAndTakenAway() throws Exception {
    try (Feed feed = feed()) {
      project.compose("--profile", "scale", "up", "--detach", "--no-build", "streams-3");
      project.awaitHealthy("streams-3");
      feed.awaitMore();
      project.compose("--profile", "scale", "stop", "streams-3", "streams-2");
      feed.awaitMore();
    }
    project.compose("start", "streams-2");
    project.awaitHealthy("streams-2");
    project.assertExact();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "registry", "kafka"})
  @Order(5)
  void shouldGoOnAfterAServiceWasStopped(String service) throws Exception {
    project.compose("stop", service);
    project.compose("start", service);
    project.awaitHealthy(service, "ingest");
    assertSeenSoon("After " + service);
    project.assertExact();
  }

  private static Feed feed() throws Exception {
    Connection connection = project.connection();
    return new Feed(
        connection.publisher(connection.topics(Topics.DEFAULT_PREFIX), ComposeProject.definition()),
        Duration.ofMillis(20));
  }

  /** The event's type is new, so that it makes a cell of its own. */
  private static void assertSeenSoon(String event) throws Exception {
    await().atMost(PATIENCE).until(() -> post(event, writeKey) == 200);
    Connection connection = project.connection();
    Topics topics = connection.topics(Topics.DEFAULT_PREFIX);
    await()
        .atMost(SOON)
        .until(
            () ->
                connection.facts(topics).snapshot().counts().keySet().stream()
                    .anyMatch(key -> key.getType().equals(event)));
  }

  private static int post(String event, String key) throws Exception {
    return project.post("/v1/track", "{\"userId\":\"u-1\",\"event\":\"" + event + "\"}", key);
  }
}
