package io.journeyline.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.admission.Withheld;
import io.journeyline.ingest.publish.Publisher;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Payload;
import io.journeyline.ingest.source.Query;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.schemas.Touchpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReceptionTest {
  private static final List<String> EVENTS =
      List.of(
          "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m1\"}",
          "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m2\"}",
          "{\"type\":\"page\",\"userId\":\"suppressed\",\"messageId\":\"m3\"}",
          "{\"type\":\"page\"}",
          "7");

  private final SourceCounts counts = new SourceCounts();
  private final Set<String> durable = new HashSet<>();
  private long now = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private boolean kafkaWorks = true;

  private CompletableFuture<Publisher.Outcome> publish(Ingested ingested) {
    if (!kafkaWorks) {
      return CompletableFuture.failedFuture(new IOException("down"));
    }
    if (ingested instanceof Ingested.Accepted(Touchpoint touchpoint)) {
      durable.add(touchpoint.getEventId());
      return CompletableFuture.completedFuture(Publisher.Outcome.PUBLISHED);
    }
    return CompletableFuture.completedFuture(Publisher.Outcome.REJECTED);
  }

  private static Optional<Withheld> objection(Touchpoint touchpoint) {
    String person = touchpoint.getIdentifiers().getFirst().getValue();
    return "suppressed".equals(person) ? Optional.of(Withheld.SUPPRESSED) : Optional.empty();
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void shouldGiveEveryEventOneFateWhateverHappens(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 99) Integer> steps)
      throws Exception {
    ReceptionTest each = new ReceptionTest();
    for (int step : steps) {
      each.step(step);
      assertThat(each.counts.of("segment").isBalanced()).isTrue();
    }
  }

  private final RecentEvents recent = new RecentEvents(100);
  private final Delivery delivery =
      new Delivery(Reception.remembering(this::publish, recent), Duration.ofSeconds(3));
  private final Reception reception =
      new Reception(
          new InFlight(2, 8 << 20),
          delivery,
          recent,
          IngestParts.of(this::publish)
              .withClock(() -> Instant.ofEpochMilli(now))
              .withMeter(counts)
              .withAdmission(ReceptionTest::objection));

  private void step(int step) throws IOException {
    now += 1 + step % 3;
    kafkaWorks = step % 4 != 3;
    int first = step % EVENTS.size();
    List<String> events = EVENTS.subList(first, Math.min(EVENTS.size(), first + 1 + step % 4));
    String body = "{\"batch\":[" + String.join(",", events) + "]}";
    Answer answer = send(step % 7 == 6 ? "no json" : body);
    if (answer.status() == 200) {
      Set<String> ids =
          events.stream()
              .filter(event -> event.contains("\"u\""))
              .map(event -> event.replaceAll(".*messageId\":\"(.*)\".*", "$1"))
              .collect(Collectors.toSet());
      assertThat(durable).as("2xx is a promise").containsAll(ids);
    } else {
      assertThat(answer.status()).isEqualTo(kafkaWorks ? 400 : 503);
    }
  }

  @Test
  void shouldCountByFate() throws Exception {
    String all = "{\"batch\":[" + String.join(",", EVENTS) + "]}";
    assertThat(send(all).status()).isEqualTo(200);
    now++;
    assertThat(send(all).status()).isEqualTo(200);
    kafkaWorks = false;
    assertThat(send(all).status()).isEqualTo(503);
    assertThat(send("{").status()).isEqualTo(503);

    SourceCounts.Snapshot counted = counts.of("segment");
    assertThat(counted.received()).isEqualTo(16);
    assertThat(counted.of(Fate.PUBLISHED)).isEqualTo(2);
    assertThat(counted.of(Fate.DUPLICATE)).isEqualTo(2);
    assertThat(counted.of(Fate.IGNORED)).as("suppressed").isEqualTo(2);
    assertThat(counted.of(Fate.REJECTED)).isEqualTo(4);
    assertThat(counted.of(Fate.REFUSED)).isEqualTo(6);
    assertThat(counted.isBalanced()).isTrue();
  }

  @Test
  void shouldPublishAgainWhatMayCountMore() throws Exception {
    send("{\"batch\":[" + EVENTS.getFirst() + "]}");
    now -= 10;
    send("{\"batch\":[" + EVENTS.getFirst() + "]}");

    assertThat(counts.of("segment").of(Fate.PUBLISHED))
        .as("the clock went back, so the second is the one that stands")
        .isEqualTo(2);
  }

  private Answer send(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<Mounted> mounted =
        new RoutingTable(Mounting.of(IngestSettings.local(0)))
            .find("/v1/batch")
            .orElseThrow()
            .at("POST");
    return reception.receive(
        mounted,
        new UnreadRequest() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public WebRequest read(int limit, long receivedAt) throws IOException {
            Payload payload = Payload.read(new ByteArrayInputStream(bytes), limit);
            return new WebRequest(
                "POST", "/v1/batch", Map.of(), Query.NONE, Map.of(), payload, receivedAt);
          }

          @Override
          public void skip() {}
        });
  }
}
