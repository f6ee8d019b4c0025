package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.dashboard.customers.RemoteCustomers;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.streams.progress.Partitions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Customers of all partitions, to be found by whichever instance one begins with. */
record KnownCustomers(Pipeline pipeline) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String SECRET = "a secret that all tests may know";
  private static final int CUSTOMERS = 24;
  private static final int BY_ID = 8;

  /** Sends a touchpoint of each, with three identifiers. */
  static KnownCustomers send(Pipeline pipeline) {
    try (TouchpointPublisher publisher = pipeline.publisher()) {
      for (int i = 0; i < CUSTOMERS; i++) {
        String visit =
            "{\"eventId\":\"known%1$d\",\"source\":\"web\",\"channel\":\"web\",\"type\":\"Product Viewed\",\"occurredAt\":%2$d,\"identifiers\":{\"user_id\":\"known%1$d\",\"email\":\"known%1$d@example.com\",\"anonymous_id\":\"known%1$d\"}}"
                .formatted(i, System.currentTimeMillis());
        byte[] bytes = visit.getBytes(StandardCharsets.UTF_8);
        publisher.publish(new Ingested.Accepted(TouchpointJson.parse(bytes))).join();
      }
    }
    int partitions = pipeline.topics().partitions();
    assertThat(
            IntStream.range(0, CUSTOMERS).map(i -> Partitions.of("user_id:known" + i, partitions)))
        .as("where customers are")
        .contains(IntStream.range(0, partitions).boxed().toArray(Integer[]::new));
    return new KnownCustomers(pipeline);
  }

  static Path secret(Path folder) throws IOException {
    return Files.writeString(folder.resolve("query-secret"), SECRET);
  }

  /** Knows one instance and has to find the others. */
  RemoteCustomers dashboard(JourneyProcess instance) {
    String port = instance.awaitOutput(Scrape.PORT).group(1);
    return new RemoteCustomers(
        List.of(URI.create("http://127.0.0.1:" + port)), SECRET, pipeline.definition().identity());
  }

  /** Waits until all are found, by each of their identifiers, some by id too. */
  void awaitFound(RemoteCustomers dashboard) {
    await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              for (int i = 0; i < CUSTOMERS; i++) {
                assertFound(dashboard, i);
              }
              assertThat(dashboard.byIdentifier("email:nobody@example.com")).isEmpty();
              assertThat(dashboard.byId("0".repeat(32))).isEmpty();
            });
  }

  private static void assertFound(RemoteCustomers dashboard, int number) {
    List<String> identifiers =
        List.of(
            "anonymous_id:known" + number,
            "email:known" + number + "@example.com",
            "user_id:known" + number);
    for (String identifier : identifiers) {
      CustomerRecord found = dashboard.byIdentifier(identifier).orElseThrow();
      assertThat(found.identifiers()).isEqualTo(identifiers);
      // Each instance looks through all that it holds for an id, so not every one is asked for.
      if (number < BY_ID && identifier.startsWith("user_id")) {
        assertThat(dashboard.byId(found.customerId())).hasValue(found);
      }
    }
  }
}
