package io.journeyline.ingest.source.zendesk;

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

class ZendeskSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/zendesk";

  @Override
  protected SourceType type() {
    return ZendeskSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        event("ticket.created", "\"description\":\"the lamp is dark\"", "{}"),
        event("ticket.comment_added", "", comment(true, false)),
        event("ticket.status_changed", "", "{\"previous\":\"OPEN\",\"current\":\"SOLVED\"}"),
        trigger());
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        event("ticket.comment_added", "", comment(false, true)),
        event("ticket.created", "\"actor_id\":\"zd:automation\"", "{}"),
        event(
            "messaging_ticket.message_added",
            "",
            "{\"actor\":{\"type\":\"system\",\"id\":\"1\"},\"message\":{\"body\":\"hi\"}}"),
        event("user.created", "", "{}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(
            PATH,
            "{\"id\":\"e\",\"account_id\":\"4\",\"time\":\"2026-03-01T11:59:00Z\","
                + "\"type\":\"zen:event-type:messaging_ticket.message_added\","
                + "\"detail\":{\"id\":\"7\"}}"),
        TestRequest.post(PATH, "{\"journeyline\":\"zendesk-trigger/9\"}"),
        TestRequest.post(PATH, "{\"journeyline\": \"zendesk-trigger/1\", \"text\": \"a \" b\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return signedAt(request, secret, NOW.toString());
  }

  private static TestRequest signedAt(TestRequest request, String secret, String at) {
    return request
        .with("X-Zendesk-Account-Id", "4")
        .with("X-Zendesk-Webhook-Signature-Timestamp", at)
        .with(
            "X-Zendesk-Webhook-Signature",
            Signing.base64(Signatures.SHA256, secret, at, request.body()));
  }

  @Test
  void shouldTellWhatTheCustomerWroteFromWhatAnAgentWrote() {
    try (TestReception reception = reception()) {
      reception.send(sign(event("ticket.created", "\"description\":\"dark\"", "{}"), NEW_SECRET));
      reception.send(sign(event("ticket.comment_added", "", comment(true, false)), NEW_SECRET));
      reception.send(sign(event("ticket.comment_added", "", comment(true, true)), NEW_SECRET));

      List<Touchpoint> all = reception.touchpoints();
      assertThat(all).extracting(Touchpoint::getText).containsExactly("dark", "still dark", null);
      assertThat(all)
          .extracting(Touchpoint::getIdentifiers)
          .containsOnly(List.of(new Identifier("support_user", "zendesk:4:31")));
      assertThat(all).extracting(Touchpoint::getChannel).containsOnly("email");
    }
  }

  @Test
  void shouldReadNanoseconds() {
    try (TestReception reception = reception()) {
      reception.send(sign(accepted().getFirst(), NEW_SECRET));
      assertThat(reception.touchpoints().getFirst().getOccurredAt())
          .isEqualTo(java.time.Instant.parse("2026-03-01T11:59:00.123Z").toEpochMilli());
    }
  }

  @Test
  void shouldTakeAddressAndSatisfactionFromTheTemplate() {
    try (TestReception reception = reception()) {
      reception.send(sign(trigger(), NEW_SECRET));

      Touchpoint touchpoint = reception.touchpoints().getFirst();
      assertThat(touchpoint.getFeedback()).isEqualTo(new Feedback("csat", 0.0, 0.0, 1.0));
      assertThat(touchpoint.getText()).isEqualTo("too slow");
      assertThat(touchpoint.getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("email", "fay@example.com"),
              new Identifier("support_user", "zendesk:4:31"));
    }
  }

  @Test
  void shouldRefuseWhatIsOldOrAhead() {
    TestRequest request = accepted().getFirst();
    try (TestReception reception = reception()) {
      for (String at : List.of("2026-03-01T11:54:59Z", "2026-03-01T12:05:01Z", "noon", "")) {
        assertThat(reception.send(signedAt(request, NEW_SECRET, at)).status()).isEqualTo(401);
      }
    }
  }

  private static String comment(boolean isPublic, boolean isStaff) {
    return "{\"comment\":{\"id\":\"c1\",\"body\":\"still dark\",\"is_public\":"
        + isPublic
        + ",\"author\":{\"id\":\"31\",\"is_staff\":"
        + isStaff
        + "}}}";
  }

  private static TestRequest event(String type, String detail, String change) {
    String id = type + detail.hashCode() + change.hashCode();
    return TestRequest.post(
        PATH,
        ("{\"account_id\":\"4\",\"id\":\"%s\",\"time\":\"2026-03-01T11:59:00.123456789Z\","
                + "\"type\":\"zen:event-type:%s\",\"subject\":\"zen:ticket:7\","
                + "\"zendesk_event_version\":\"2022-11-06\",\"detail\":{\"id\":\"7\","
                + "\"requester_id\":\"31\",\"status\":\"OPEN\",\"via\":{\"channel\":\"MAIL\"}%s},"
                + "\"event\":%s}")
            .formatted(id, type, detail.isEmpty() ? "" : "," + detail, change));
  }

  private static TestRequest trigger() {
    return TestRequest.post(
        PATH,
        """
        {"journeyline":"zendesk-trigger/1","event":"ticket.satisfaction_rated",
         "ticket":{"id":"7","status":"Solved","priority":"","subject":"Lamp","via":"Mail",
                   "updated_at":"2026-03-01T11:58Z"},
         "requester":{"id":"31","name":"Fay","email":"fay@example.com","phone":"",
                      "external_id":""},
         "satisfaction":{"score":"bad","comment":"too slow"}}
        """);
  }
}
