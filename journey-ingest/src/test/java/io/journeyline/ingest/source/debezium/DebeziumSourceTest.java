package io.journeyline.ingest.source.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.Json;
import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DebeziumSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/debezium";
  private static final Map<String, String> OPTIONS =
      Map.of(
          "identifiers.email", "/customer/email",
          "identifiers.user_id", "/account",
          "amount", "/total",
          "currency", "EUR");

  @Override
  protected SourceType type() {
    return DebeziumSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withOptions(OPTIONS);
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(
            PATH,
            """
            {"before":null,"after":{"id":"o-1","aggregatetype":"order","aggregateid":"7",
              "type":"OrderPlaced","timestamp":1772359000000,
              "payload":"{\\"customer\\":{\\"email\\":\\"pia@example.com\\"},\\"total\\":12.5}"},
             "source":{"table":"outbox"},"op":"c","ts_ms":1772359000500}
            """),
        row("u", 88, "{\"account\":\"a1\",\"plan\":\"pro\"}"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        TestRequest.post(PATH, "{\"op\":\"t\",\"source\":{}}"),
        TestRequest.post(
            PATH, "{\"op\":\"d\",\"before\":{\"aggregatetype\":\"order\",\"id\":\"o-1\"}}"),
        TestRequest.post(PATH, "{\"schema\":{},\"payload\":null}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        row("u", 88, "{\"plan\":\"pro\"}"),
        TestRequest.post(PATH, "{\"op\":\"c\"}"),
        TestRequest.post(PATH, "[{\"op\":\"x\"}]"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }

  @Test
  void shouldReadWhoAndWhatWhereTheOptionsPoint() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      Touchpoint order = reception.touchpoints().getFirst();
      assertThat(order.getEventId()).isEqualTo("o-1");
      assertThat(order.getType()).isEqualTo("OrderPlaced");
      assertThat(order.getOccurredAt()).isEqualTo(1_772_359_000_000L);
      assertThat(order.getValue()).isEqualTo(new Money(12_500_000L, "EUR"));
      assertThat(order.getIdentifiers())
          .containsExactly(new Identifier("email", "pia@example.com"));
      Touchpoint account = reception.touchpoints().getLast();
      assertThat(account.getType()).isEqualTo("accounts.updated");
      assertThat(account.getProperties()).containsEntry("plan", "pro");
    }
  }

  @Test
  void shouldKnowARowAgainThatIsCapturedAnew() {
    try (TestReception reception = reception()) {
      for (int place : new int[] {88, 88, 89}) {
        reception.send(sign(row("u", place, "{\"account\":\"a1\"}"), NEW_SECRET));
        reception.setNow(NOW.toEpochMilli() + 1);
      }
      assertThat(reception.touchpoints()).hasSize(2);
    }
  }

  @Test
  void shouldReadWhatTheOutboxRouterSendsOn() throws Exception {
    DebeziumChanges changes = new DebeziumChanges(ChangeFields.of(OPTIONS));
    Outcome outcome =
        changes.routed(
            Json.MAPPER.readTree("{\"account\":\"a1\",\"total\":3}"),
            "7",
            Map.of("id", "o-2", "eventType", "OrderPaid"),
            "outbox.event.order");

    assertThat(outcome).isInstanceOf(Outcome.Event.class);
    assertThat(((Outcome.Event) outcome).touchpoint().toString())
        .contains("\"eventId\":\"o-2\"", "\"type\":\"OrderPaid\"", "\"user_id\":[\"a1\"]");
    assertThat(changes.routed(Json.MAPPER.readTree("{}"), "7", Map.of(), "outbox.event.order"))
        .as("without the header id nothing tells a repeated event")
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void shouldNotStartWithAnOptionThatIsNoPointer() {
    assertThatThrownBy(() -> ChangeFields.of(Map.of("identifiers.email", "customer.email")))
        .hasMessageContaining("identifiers.email")
        .hasMessageContaining("JSON pointer");
  }

  private static TestRequest row(String op, int place, String after) {
    return TestRequest.post(
        PATH,
        ("{\"before\":null,\"after\":%s,\"op\":\"%s\",\"ts_ms\":%d,\"source\":{\"db\":\"shop\","
                + "\"table\":\"accounts\",\"lsn\":%d,\"ts_ms\":1772359000000}}")
            .formatted(after, op, 1_772_359_000_000L + place, place));
  }
}
