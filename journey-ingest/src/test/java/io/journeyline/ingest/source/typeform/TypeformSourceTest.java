package io.journeyline.ingest.source.typeform;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeformSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/typeform";

  @Override
  protected SourceType type() {
    return TypeformSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        response(
            """
            {"type":"number","number":8,"field":{"id":"f1","type":"nps","ref":"recommend"}},
            {"type":"text","text":"brighter lamps","field":{"id":"f2","type":"long_text"}},
            {"type":"email","email":"ivy@example.com","field":{"id":"f3","type":"email"}},
            {"type":"choice","choice":{"label":"Shop"},"field":{"id":"f4","ref":"where"}}
            """),
        response(
            "{\"type\":\"number\",\"number\":6,\"field\":{\"id\":\"s\",\"type\":\"rating\"}}"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "{\"event_type\":\"form_response_partial\"}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"event_type\":\"form_response\",\"form_response\":{}}"),
        TestRequest.post(
            PATH, "{\"event_type\":\"form_response\",\"event_id\":\"e\",\"form_response\":{}}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with(
        "Typeform-Signature",
        "sha256=" + Signing.base64(Signatures.SHA256, secret, (Object) request.body()));
  }

  @Test
  void shouldReadAnswersByTheirTypes() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      Touchpoint first = reception.touchpoints().getFirst();
      assertThat(first.getFeedback()).isEqualTo(new Feedback("nps", 8.0, 0.0, 10.0));
      assertThat(first.getText()).isEqualTo("brighter lamps");
      assertThat(first.getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("email", "ivy@example.com"), new Identifier("user_id", "u7"));
      assertThat(first.getProperties()).containsEntry("where", "Shop");
      assertThat(first.getCampaign()).containsEntry("source", "mail");
      assertThat(reception.touchpoints().getLast().getFeedback())
          .as("the form says how many stars there are")
          .isEqualTo(new Feedback("rating", 6.0, 1.0, 7.0));
    }
  }

  private static TestRequest response(String answers) {
    return TestRequest.post(
        PATH,
        """
        {"event_id":"e%d","event_type":"form_response","form_response":{"form_id":"F","token":"t",
         "submitted_at":"2026-03-01T11:00:00Z","hidden":{"user_id":"u7","utm_source":"mail"},
         "definition":{"fields":[{"id":"s","type":"rating","properties":{"steps":7}}]},
         "answers":[%s]}}
        """
            .formatted(answers.length(), answers));
  }
}
