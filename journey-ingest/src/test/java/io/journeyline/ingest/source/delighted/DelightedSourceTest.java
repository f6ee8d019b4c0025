package io.journeyline.ingest.source.delighted;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelightedSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/delighted";

  @Override
  protected SourceType type() {
    return DelightedSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        response("e1", "\"score\":3,\"survey_type\":\"csat\",\"comment\":\"so so\""),
        response("e2", "\"score\":9,\"person_properties\":{\"plan\":\"basic\"}"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "{\"event_type\":\"unsubscribed\",\"event_id\":\"e\"}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"event_type\":\"survey_response.created\"}"),
        TestRequest.post(PATH, "{\"event_type\":\"survey_response.created\",\"event_id\":\"e\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with(
        "X-Delighted-Webhook-Signature",
        "sha256=" + Signing.hex(Signatures.SHA256, secret, (Object) request.body()));
  }

  @Test
  void shouldReadTheScoreOnTheScaleOfItsSurvey() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getFeedback)
          .containsExactly(
              new Feedback("csat", 3.0, 1.0, 5.0), new Feedback("nps", 9.0, 0.0, 10.0));
      assertThat(reception.touchpoints().getFirst().getText()).isEqualTo("so so");
    }
  }

  private static TestRequest response(String id, String what) {
    return TestRequest.post(
        PATH,
        ("{\"event_type\":\"survey_response.created\",\"event_id\":\"%s\",\"event_data\":{"
                + "\"id\":\"r1\",\"person\":{\"id\":\"p\",\"email\":\"hal@example.com\"},"
                + "\"updated_at\":1772359000,%s}}")
            .formatted(id, what));
  }
}
