package io.journeyline.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.local.e2e.Feed;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compose file as a whole. One project for all tests: a start takes half a minute. */
@NeedsContainers
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeContainerIT {
  private static final Logger LOG = LoggerFactory.getLogger(ComposeContainerIT.class);
  private static final int VISITORS = 5;
  private static final int MOST_VISITORS = 30;
  private static final Duration MOMENT = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);

  /** That it comes is what is tested; how long it took on this machine is told. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

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
    // A busy machine may take longer now and then, so it may try a few times more.
    while (taken.size() < VISITORS
        || (taken.size() < MOST_VISITORS && Collections.min(taken).compareTo(MOMENT) > 0)) {
      taken.add(timeToDashboard("visitor-" + taken.size()));
    }
    LOG.warn("touchpoints were on the dashboard after {}", taken);
    assertThat(Collections.min(taken)).as("the quickest of %s", taken).isLessThan(MOMENT);
    assertThat(project.dashboard("/").body()).contains("<html");
  }

  private static void awaitVisitorsFound() {
    for (int i = 0; i < VISITORS; i++) {
      String path = "/api/customers?identifier=user_id:visitor-" + i;
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(project.dashboard(path).statusCode()).isEqualTo(200));
    }
  }

  private static Duration timeToDashboard(String visitor) throws Exception {
    long before = project.entered();
    long began = System.nanoTime();
    await().atMost(PATIENCE).until(() -> accepts(visitor, "Product Viewed"));
    await().atMost(PATIENCE).pollInterval(LOOK).until(() -> project.entered() > before);
    return since(began);
  }

  @Test
  @Order(2)
  void shouldFindCustomersOnWhicheverInstanceHoldsThem() {
    awaitVisitorsFound();
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
      awaitVisitorsFound();
      project.compose("--profile", "scale", "stop", "streams-2", "streams-3");
      feed.awaitMore();
    }
    awaitVisitorsFound();
    project.assertExact();
    project.compose("start", "streams-2");
    project.awaitHealthy("streams-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "registry", "kafka", "dashboard"})
  @Order(5)
  void shouldGoOnAfterAServiceWasStopped(String service) throws Exception {
    String event = "After " + service;
    project.compose("stop", service);
    project.compose("start", service);
    long began = System.nanoTime();
    project.awaitHealthy(service, "ingest", "dashboard");
    Duration healthy = since(began);
    await().atMost(PATIENCE).until(() -> accepts("u-1", event));
    Duration taken = since(began);
    // The event's type is new, so that it makes a row of its own.
    await().atMost(PATIENCE).pollInterval(LOOK).until(() -> project.counted(event));
    LOG.warn(
        "after the start of {}: all healthy in {}, a touchpoint taken in {}, on the dashboard in {}",
        service,
        healthy,
        taken,
        since(began));
    project.assertExact();
  }

  /** A 503, or no answer, is what clients repeat. */
  private static boolean accepts(String user, String event) throws InterruptedException {
    try {
      return project.track(user, event, writeKey) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began).truncatedTo(ChronoUnit.MILLIS);
  }
}
