package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.progress.Partitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ingest puts touchpoints where their customers live. */
@ExtendWith(LocalPlatformExtension.class)
class RoutingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Identifier USER = new Identifier("user_id", "u1");

  @TempDir private Path folder;

  private final LocalPlatform platform;
  private int sent;

  RoutingIT(LocalPlatform platform) {
    this.platform = platform;
  }

  @Test
  void shouldTakeAKnownCustomersCookieOnlyVisitToItsRootAtOnce() throws Exception {
    Pipeline pipeline = Pipeline.create(platform, "routing.");
    Identifier cookie = elsewhere(pipeline.topics().partitions());
    try (StreamsApp app = pipeline.start(folder)) {
      try (TouchpointPublisher byKey = pipeline.publisher()) {
        send(byKey, List.of(USER, cookie));
        awaitSettled(pipeline);
        assertThat(app.failure()).isNull();
        assertThat(direct(pipeline)).as("nobody was known").isZero();
        send(byKey, List.of(cookie));
        awaitSettled(pipeline);
        assertThat(direct(pipeline)).as("the cookie's partition is not the root's").isZero();
      }
      try (TouchpointPublisher routed = pipeline.routedPublisher()) {
        send(routed, List.of(cookie));
        awaitSettled(pipeline);
      }
      assertThat(direct(pipeline)).isEqualTo(1);
    }
    String root = "journey-" + partition(USER, pipeline);
    assertThat(pipeline.progress().tasks()).containsKey(root);
    assertThat(sum(pipeline, root, Progress::getAccepted)).isEqualTo(2);
    assertThat(pipeline.progress().directShare()).isEqualTo(1 / 3.0);
  }

  private void send(TouchpointPublisher publisher, List<Identifier> identifiers) {
    String carried =
        identifiers.stream()
            .map(
                identifier ->
                    "\"%s\":\"%s\"".formatted(identifier.getType(), identifier.getValue()))
            .collect(Collectors.joining(","));
    String visit =
        "{\"eventId\":\"e%d\",\"source\":\"web\",\"channel\":\"web\",\"type\":\"Product Viewed\",\"occurredAt\":%d,\"identifiers\":{%s}}"
            .formatted(sent++, System.currentTimeMillis(), carried);
    byte[] bytes = visit.getBytes(StandardCharsets.UTF_8);
    publisher.publish(new Ingested.Accepted(TouchpointJson.parse(bytes))).join();
  }

  private void awaitSettled(Pipeline pipeline) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sum(pipeline, Progress::getAccepted) == sent
                    && sum(pipeline, "", Progress::getUnderWay) == 0);
  }

  private static long direct(Pipeline pipeline) {
    return sum(pipeline, Progress::getDirect);
  }

  private static long sum(Pipeline pipeline, ToLongFunction<Progress> figure) {
    return sum(pipeline, "journey-", figure);
  }

  private static long sum(Pipeline pipeline, String tasks, ToLongFunction<Progress> figure) {
    return pipeline.progress().tasks().entrySet().stream()
        .filter(task -> task.getKey().startsWith(tasks))
        .mapToLong(task -> figure.applyAsLong(task.getValue()))
        .sum();
  }

  /** A cookie that another partition owns than the user's. */
  private static Identifier elsewhere(int partitions) {
    return IntStream.range(0, 1_000)
        .mapToObj(number -> new Identifier("anonymous_id", "c" + number))
        .filter(cookie -> partition(cookie, partitions) != partition(USER, partitions))
        .findFirst()
        .orElseThrow();
  }

  private static int partition(Identifier identifier, Pipeline pipeline) {
    return partition(identifier, pipeline.topics().partitions());
  }

  private static int partition(Identifier identifier, int partitions) {
    return Partitions.of(identifier.getType() + ":" + identifier.getValue(), partitions);
  }
}
