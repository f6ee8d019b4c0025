package io.journeyline.ingest.source.posthog;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostHogSourceTest extends SourceContract {
  private static final String PAGE =
      """
      {"event":"$pageview","distinct_id":"d1","uuid":"e1","timestamp":"2026-03-01T10:00:00Z",
       "properties":{"$device_id":"d1","$current_url":"https://shop.example/?utm_source=x",
         "utm_source":"news","utm_campaign":"spring"}}
      """;

  @Override
  protected SourceType type() {
    return PostHogSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post("/e/", PAGE),
        TestRequest.post(
            "/batch/",
            """
            {"sent_at":"2026-03-01T11:00:00Z","batch":[
              {"event":"$identify","distinct_id":"u1","uuid":"e2",
               "timestamp":"2026-03-01T10:00:00Z",
               "properties":{"$anon_distinct_id":"a1","$set":{"email":"a@example.com"}}},
              {"event":"$create_alias","distinct_id":"u1","uuid":"e3",
               "properties":{"alias":"u0"}},
              {"event":"purchase","distinct_id":"u1","uuid":"e4","properties":{"revenue":49.9}}]}
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        TestRequest.post("/e", "{\"event\":\"$snapshot\",\"distinct_id\":\"d\"}"),
        TestRequest.post("/flags/", "{\"distinct_id\":\"d\"}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post("/e", "{\"event\":\"visit\"}"),
        TestRequest.post("/e", "{\"distinct_id\":\"d\"}"),
        TestRequest.post("/batch", "7"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }

  @Test
  void shouldReadWhoAndWhatItWas() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> touchpoints = reception.touchpoints();
      assertThat(touchpoints)
          .extracting(Touchpoint::getType)
          .containsExactly("Page Viewed", "Identify", "Alias", "purchase");
      assertThat(touchpoints.get(0).getIdentifiers())
          .containsExactly(new Identifier("anonymous_id", "d1"));
      assertThat(touchpoints.get(0).getCampaign())
          .isEqualTo(Map.of("source", "news", "name", "spring"));
      assertThat(touchpoints.get(1).getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("user_id", "u1"),
              new Identifier("anonymous_id", "a1"),
              new Identifier("email", "a@example.com"));
      assertThat(Instant.ofEpochMilli(touchpoints.get(1).getOccurredAt()))
          .isEqualTo(NOW.minusSeconds(3_600));
      assertThat(touchpoints.get(2).getAliasOf()).containsExactly("user_id:u0", "user_id:u1");
      assertThat(touchpoints.get(3).getValue()).isEqualTo(new Money(49_900_000L, "USD"));
    }
  }

  @Test
  void shouldTakeAKeyFromWhereverALibraryPutsIt() {
    String keyed =
        PAGE.replace("\"$device_id\"", "\"token\":\"" + OLD_SECRET + "\",\"$device_id\"");
    String form =
        "data="
            + Base64.getEncoder().encodeToString(keyed.getBytes(StandardCharsets.UTF_8))
            + "&compression=base64";
    try (TestReception reception = reception()) {
      for (TestRequest request :
          List.of(
              TestRequest.post("/e/", keyed),
              TestRequest.post("/i/v0/e", "[" + keyed + "]"),
              TestRequest.post("/e", form),
              TestRequest.post(
                  "/batch", "{\"api_key\":\"" + NEW_SECRET + "\",\"batch\":[" + PAGE + "]}"))) {
        assertThat(reception.send(request).status()).isEqualTo(200);
      }
      assertThat(reception.touchpoints()).isNotEmpty();
      assertThat(reception.touchpoints().getFirst().getProperties()).doesNotContainKey("token");
    }
  }

  @Test
  void shouldReadSurveys() {
    String survey =
        "{\"event\":\"survey sent\",\"distinct_id\":\"u\",\"properties\":{\"$survey_response\":%s}}";
    try (TestReception reception = reception()) {
      reception.send(sign(TestRequest.post("/e", survey.formatted("9")), NEW_SECRET));
      reception.send(sign(TestRequest.post("/e", survey.formatted("\"slow\"")), NEW_SECRET));

      assertThat(reception.touchpoints().get(0).getFeedback())
          .isEqualTo(new Feedback("survey", 9.0, 0.0, 10.0));
      assertThat(reception.touchpoints().get(1).getText()).isEqualTo("slow");
    }
  }
}
