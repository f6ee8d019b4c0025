package io.journeyline.ingest.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardWebhookSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/webhook";
  private static final String ENVELOPE =
      """
      {"type":"invoice.paid","timestamp":"2026-03-01T10:00:00Z",
       "data":{"identifiers":{"email":"a@example.com"},"value":{"amount":"12.50","currency":"EUR"}}}
      """;

  @Override
  protected SourceType type() {
    return StandardWebhookSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(PATH, ENVELOPE),
        TestRequest.post(
            PATH,
            """
            [{"type":"Call Ended","eventId":"c1","occurredAt":1772355600000,"channel":"phone",
              "identifiers":{"phone":"+49301234567"}},
             {"type":"Call Missed","user_id":"u1"}]
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "[]"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"type\":\"t\",\"data\":{}}"),
        TestRequest.post(PATH, "{\"data\":{\"email\":\"a@example.com\"}}"),
        TestRequest.post(PATH, "{"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return sign(request, Signatures.utf8(secret), "msg_1", NOW);
  }

  private static TestRequest sign(TestRequest request, byte[] key, String id, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    byte[] mac =
        Signatures.hmac(
            Signatures.SHA256, key, Signatures.utf8(id + "." + timestamp + "."), request.body());
    return request
        .with("webhook-id", id)
        .with("webhook-timestamp", timestamp)
        .with("webhook-signature", "v1,bm90IHRoaXM= v1," + Base64.getEncoder().encodeToString(mac));
  }

  @Test
  void shouldRefuseASignatureThatIsTooOldOrOfAnotherBody() {
    TestRequest request = TestRequest.post(PATH, ENVELOPE);
    byte[] key = Signatures.utf8(NEW_SECRET);
    try (TestReception reception = reception()) {
      for (TestRequest bad :
          List.of(
              sign(request, key, "m", NOW.minusSeconds(301)),
              sign(request, key, "m", NOW.plusSeconds(301)),
              sign(request, key, "m", NOW).with("webhook-id", "n"),
              sign(request, key, "m", NOW).with("webhook-timestamp", "-9223372036854775808"),
              sign(request, key, "m", NOW).withBody(Signatures.utf8(ENVELOPE + " ")))) {
        assertThat(reception.send(bad).status()).isEqualTo(401);
      }
      assertThat(reception.send(sign(request, key, "m", NOW.minusSeconds(299))).status())
          .isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseASecretThatIsNone() {
    SourceSettings settings = SourceSettings.of("x", List.of("whsec_???"));
    assertThatThrownBy(() -> StandardWebhookSource.TYPE.factory().create(settings))
        .hasMessageContaining("whsec_");
  }

  @Test
  void shouldAgreeWithThePublishedVector() throws Exception {
    String peers = System.getProperty("journeyline.peers", "");
    assumeThat(peers).as("-Djourneyline.peers=FOLDER names the folder with vectors").isNotEmpty();
    Path file = Path.of(peers, "payloads", "signature_vectors.json");
    assumeThat(Files.exists(file)).as(file + " is there").isTrue();
    for (JsonNode vector : Json.MAPPER.readTree(Files.readAllBytes(file))) {
      if (!vector.path("id").asText().startsWith("standard-webhooks")) {
        continue;
      }
      long seconds = vector.path("timestamp").asLong();
      TestRequest request =
          TestRequest.post(PATH, vector.path("body").asText())
              .with("svix-id", vector.path("msgId").asText())
              .with("svix-timestamp", Long.toString(seconds))
              .with("svix-signature", vector.path("expected").asText());
      SourceSettings settings =
          SourceSettings.of("webhook", List.of(vector.path("secret").asText()));
      try (TestReception reception = new TestReception(type(), settings, seconds * 1_000)) {
        assertThat(reception.send(request).status()).isNotEqualTo(401);
        assertThat(reception.send(request.withBody(Signatures.utf8("{}"))).status()).isEqualTo(401);
      }
      return;
    }
    throw new AssertionError("no vector of Standard Webhooks in " + file);
  }
}
