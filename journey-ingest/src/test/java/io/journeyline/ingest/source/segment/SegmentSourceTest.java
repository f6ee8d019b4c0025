package io.journeyline.ingest.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentSourceTest extends SourceContract {

  @Override
  protected SourceType type() {
    return SegmentSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(
            "/v1/track",
            """
            {"event":"Order Completed","userId":"u1","messageId":"m1",
             "timestamp":"2026-03-01T10:00:00Z","properties":{"total":"12.50","currency":"EUR"}}
            """),
        TestRequest.post(
            "/v1/batch/",
            """
            {"sentAt":"2026-03-01T11:00:00Z","context":{"campaign":{"name":"spring"}},
             "batch":[{"type":"page","anonymousId":"a1","messageId":"m2","name":"Home"},
                      {"type":"identify","userId":"u1","traits":{"email":"a@example.com"},
                       "messageId":"m3"},
                      {"type":"alias","previousId":"a1","userId":"u1","messageId":"m4"}]}
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post("/v1/import", "{\"batch\":[]}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post("/v1/page", "{\"name\":\"Home\"}"),
        TestRequest.post("/v1/track", "{\"userId\":\"u1\"}"),
        TestRequest.post("/v1/batch", "no json"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }

  @Test
  void shouldReadWhatSemanticEventsSay() {
    try (TestReception reception = reception()) {
      Answer answer =
          reception.send(
              sign(
                  TestRequest.post(
                      "/v1/batch",
                      """
                      {"batch":[
                       {"type":"track","userId":"u","event":"Product Reviewed",
                        "properties":{"rating":"4","review_body":"good"}},
                       {"type":"track","userId":"u","event":"Email Opened",
                        "properties":{"email_id":"e","campaign_id":7,"campaign_name":"spring"}},
                       {"type":"track","userId":"u","event":"Live Chat Message Sent",
                        "properties":{"message_body":"help"}},
                       {"type":"track","userId":"u","event":"Order Refunded",
                        "properties":{"total":"3.5","currency":"EUR"}},
                       {"type":"track","userId":"u","event":"Order Completed",
                        "properties":{"total":9,"revenue":7.1234567}}]}
                      """),
                  NEW_SECRET));

      assertThat(answer.status()).isEqualTo(200);
      List<Touchpoint> touchpoints = reception.touchpoints();
      assertThat(touchpoints.get(0).getText()).isEqualTo("good");
      assertThat(touchpoints.get(0).getFeedback()).isEqualTo(new Feedback("rating", 4.0, 1.0, 5.0));
      assertThat(touchpoints.get(1).getChannel()).isEqualTo("email");
      assertThat(touchpoints.get(1).getCampaign()).isEqualTo(Map.of("id", "7", "name", "spring"));
      assertThat(touchpoints.get(2).getChannel()).isEqualTo("chat");
      assertThat(touchpoints.get(2).getText()).isEqualTo("help");
      assertThat(touchpoints.get(3).getValue()).isEqualTo(new Money(-3_500_000L, "EUR"));
      assertThat(touchpoints.get(4).getValue()).isEqualTo(new Money(7_123_457L, "USD"));
    }
  }

  @Test
  void shouldTellBrowserLibrariesWhereToSend() throws Exception {
    try (TestReception reception = reception()) {
      String path = "/v1/projects/" + NEW_SECRET + "/settings";
      JsonNode settings =
          Json.MAPPER.readTree(
              reception.send(TestRequest.get(path, "").with("Host", "in.example.com")).body());
      JsonNode segment = settings.path("integrations").path("Segment.io");
      assertThat(segment.path("apiKey").asText()).isEqualTo(NEW_SECRET);
      assertThat(segment.path("apiHost").asText()).isEqualTo("in.example.com/v1");

      Answer config = reception.send(TestRequest.get("/sourceConfig", "writeKey=" + OLD_SECRET));
      JsonNode source = Json.MAPPER.readTree(config.body()).path("source");
      assertThat(source.path("enabled").asBoolean()).isTrue();
      assertThat(source.path("destinations").isArray()).isTrue();
      assertThat(source.path("config").isObject()).isTrue();

      assertThat(reception.send(TestRequest.get("/v1/projects/x/settings", "")).status())
          .isEqualTo(401);
      assertThat(reception.send(TestRequest.get("/sourceConfig", "")).status()).isEqualTo(401);
    }
  }

  @Test
  void shouldTakeAKeyFromWhereverAClientPutsIt() {
    String body = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"}]";
    try (TestReception reception = reception()) {
      List<TestRequest> requests =
          List.of(
              TestRequest.post("/v1//batch//", body + "}").withBasic(NEW_SECRET),
              TestRequest.post("/v1/batch", body + "}")
                  .with("Authorization", "Bearer " + NEW_SECRET),
              TestRequest.post("/v1/b", body + ",\"writeKey\":\"" + NEW_SECRET + "\"}"),
              TestRequest.post("/beacon/v1/batch", body + "}").withQuery("writeKey=" + NEW_SECRET));
      for (TestRequest request : requests) {
        assertThat(reception.send(request).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldMeasureAnEventExactlyWhereItIsNearTheLimit() throws Exception {
    String filler = "\u0001\"é".repeat(3_000);
    JsonNode event = Json.MAPPER.createObjectNode().put("a", filler).put("b", 1.5);
    int size = Json.MAPPER.writeValueAsBytes(event).length;

    assertThat(EventSize.isAbove(size, event)).isFalse();
    assertThat(EventSize.isAbove(size - 1, event)).isTrue();
  }
}
