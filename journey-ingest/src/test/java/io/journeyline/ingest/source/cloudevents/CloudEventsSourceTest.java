package io.journeyline.ingest.source.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudEventsSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/cloudevents";

  @Override
  protected SourceType type() {
    return CloudEventsSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withOptions(Map.of("subject", "customer_no"));
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(
            PATH,
            """
            {"specversion":"1.0","type":"com.example.ticket.opened","source":"https://help.example",
             "id":"7","time":"2026-03-01T10:00:00Z","traceparent":"00-1",
             "data":{"identifiers":[{"type":"email","value":"a@example.com"}],
                     "text":"I cannot log in","channel":"email","properties":{"priority":"high"}}}
            """),
        TestRequest.post(
                PATH,
                """
                [{"specversion":"1.0","type":"t","source":"s","id":"1","subject":"C-1","data":{"a":1}},
                 {"specversion":"1.0","type":"t","source":"s","id":"2","data":{"userId":"u1"}}]
                """)
            .with("Content-Type", "application/cloudevents-batch+json"),
        TestRequest.post(PATH, "{\"email\":\"a@example.com\",\"plan\":\"pro\"}")
            .with("ce-specversion", "1.0")
            .with("ce-id", "9")
            .with("ce-source", "/crm%20eu")
            .with("ce-type", "com.example.signup")
            .with("ce-time", "2026-03-01T10:00:00.123456789Z"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "[]"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"specversion\":\"0.3\",\"type\":\"t\",\"source\":\"s\"}"),
        TestRequest.post(
            PATH, "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\"}"),
        TestRequest.post(
            PATH,
            "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"1\","
                + "\"subject\":\"c\",\"time\":\"soon\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with("Authorization", "Bearer " + secret);
  }

  @Test
  void shouldReadAllThreeModes() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> touchpoints = reception.touchpoints();
      Touchpoint structured = touchpoints.get(0);
      assertThat(structured.getEventId()).isEqualTo("https://help.example#7");
      assertThat(structured.getText()).isEqualTo("I cannot log in");
      assertThat(structured.getChannel()).isEqualTo("email");
      assertThat(structured.getProperties())
          .containsEntry("priority", "high")
          .containsEntry("traceparent", "00-1");
      assertThat(touchpoints.get(1).getIdentifiers())
          .containsExactly(new Identifier("customer_no", "C-1"));
      assertThat(touchpoints.get(2).getIdentifiers())
          .containsExactly(new Identifier("user_id", "u1"));
      Touchpoint binary = touchpoints.get(3);
      assertThat(binary.getEventId()).isEqualTo("/crm eu#9");
      assertThat(binary.getType()).isEqualTo("com.example.signup");
      assertThat(binary.getProperties()).containsEntry("plan", "pro");
    }
  }

  @Test
  void shouldAllowWhoeverAsksToSend() {
    try (TestReception reception = reception()) {
      Answer answer =
          reception.send(
              TestRequest.options(PATH).with("WebHook-Request-Origin", "events.example.com"));

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.headers()).containsEntry("WebHook-Allowed-Origin", "events.example.com");
      assertThat(reception.counts().received()).isZero();
    }
  }
}
