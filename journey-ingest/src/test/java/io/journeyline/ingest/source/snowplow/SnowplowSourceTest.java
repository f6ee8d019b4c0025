package io.journeyline.ingest.source.snowplow;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnowplowSourceTest extends SourceContract {
  private static final String PATH = "/com.snowplowanalytics.snowplow/tp2";

  @Override
  protected SourceType type() {
    return SnowplowSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    String signup =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0",
                 "data":{"schema":"iglu:com.example/signup/jsonschema/1-0-0",
                         "data":{"plan":"pro","revenue":9.5,"currency":"EUR"}}}
                """
                    .getBytes(StandardCharsets.UTF_8));
    return List.of(
        TestRequest.post(
            PATH,
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[
              {"e":"pv","eid":"e1","duid":"d1","p":"web","dtm":"1772359200000",
               "stm":"1772362800000","url":"https://shop.example/?utm_campaign=spring"},
              {"e":"ue","eid":"e2","uid":"u1","p":"mob","ttm":"1772359200000","ue_px":"%s"},
              {"e":"tr","eid":"e3","uid":"u1","tr_id":"o1","tr_tt":"12.5","tr_cu":"GBP"}]}
            """
                .formatted(signup)),
        TestRequest.get("/i", "e=pv&eid=e4&duid=d1&page=Home&p=web"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(TestRequest.post(PATH, "{\"data\":[{\"e\":\"pp\",\"duid\":\"d1\"}]}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"data\":[{\"e\":\"pv\"},{\"e\":\"x\",\"uid\":\"u\"},7]}"),
        TestRequest.post(PATH, "{\"data\":[{\"e\":\"ue\",\"uid\":\"u\",\"ue_px\":\"###\"}]}"),
        TestRequest.post(PATH, "{}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.withBasic(secret);
  }

  @Test
  void shouldReadTheProtocol() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> touchpoints = reception.touchpoints();
      assertThat(touchpoints)
          .extracting(Touchpoint::getType)
          .containsExactly("Page Viewed", "signup", "Transaction", "Page Viewed");
      assertThat(Instant.ofEpochMilli(touchpoints.get(0).getOccurredAt()))
          .isEqualTo(NOW.minusSeconds(3_600));
      assertThat(touchpoints.get(0).getCampaign()).containsEntry("name", "spring");
      assertThat(touchpoints.get(1).getChannel()).isEqualTo("mobile");
      assertThat(touchpoints.get(1).getProperties()).containsEntry("plan", "pro");
      assertThat(touchpoints.get(1).getValue()).isEqualTo(new Money(9_500_000L, "EUR"));
      assertThat(touchpoints.get(1).getIdentifiers())
          .containsExactly(new Identifier("user_id", "u1"));
      assertThat(touchpoints.get(2).getValue()).isEqualTo(new Money(12_500_000L, "GBP"));
    }
  }

  @Test
  void shouldTakeTheApplicationIdAsKey() {
    try (TestReception reception = reception()) {
      assertThat(
              reception
                  .send(TestRequest.get("/i", "e=pv&eid=1&duid=d&aid=" + OLD_SECRET))
                  .headers())
          .containsEntry("Content-Type", "image/gif");
      assertThat(
              reception
                  .send(
                      TestRequest.post(
                          PATH,
                          "{\"data\":[{\"e\":\"pv\",\"eid\":\"2\",\"duid\":\"d\",\"aid\":\""
                              + NEW_SECRET
                              + "\"}]}"))
                  .status())
          .isEqualTo(200);
      assertThat(reception.touchpoints()).hasSize(2);
    }
  }
}
