package io.journeyline.ingest.source.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshdeskSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/freshdesk";

  @Override
  protected SourceType type() {
    return FreshdeskSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        ticket("{ticket_action:created}"),
        ticket("{ticket_status:{from:Open,to:Pending}}"),
        ticket("something else"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "[]"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{}"),
        TestRequest.post(PATH, "{\"freshdesk_webhook\":{\"ticket_id\":3}}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }

  @Test
  void shouldNameTheEventByWhatTriggeredIt() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getType)
          .containsExactly("ticket.created", "ticket.status", "ticket.updated");
      assertThat(reception.touchpoints().getFirst().getText()).isEqualTo("dark & cold");
    }
  }

  private static TestRequest ticket(String trigger) {
    return TestRequest.post(
        PATH,
        """
        {"freshdesk_webhook":{"triggered_event":"%s","ticket_id":3,"ticket_status":"Open",
         "ticket_description":"<div>dark &amp; cold</div>","requester_email":"ned@example.com"}}
        """
            .formatted(trigger));
  }
}
