package io.journeyline.ingest.source.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/meta";

  @Override
  protected SourceType type() {
    return MetaSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withOptions(Map.of("verify-token", "let-me-in"));
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        page(
            change(
                "feed",
                """
                {"item":"comment","verb":"add","comment_id":"7_8","post_id":"900_7",
                 "from":{"id":"31","name":"Ada"},"created_time":1772359000,"message":"lovely"}
                """),
            change(
                "ratings",
                """
                {"item":"rating","verb":"add","reviewer_id":32,"reviewer_name":"Bo","rating":4,
                 "review_text":"quick","created_time":1772359001}
                """),
            change(
                "feed",
                """
                {"item":"reaction","verb":"add","post_id":"900_7","reaction_type":"wow",
                 "from":{"id":"31"},"created_time":1772359002}
                """)),
        messaging("page", "\"message\":{\"mid\":\"m.1\",\"text\":\"are you open?\"}"),
        messaging("instagram", "\"postback\":{\"title\":\"Prices\",\"payload\":\"PRICES\"}"),
        messaging("page", "\"reaction\":{\"mid\":\"m.1\",\"action\":\"react\",\"emoji\":\"x\"}"),
        post(
            "instagram",
            "{\"id\":\"900\",\"time\":1772359003,\"changes\":["
                + change(
                    "comments",
                    """
                    {"id":"c1","text":"which size?","from":{"id":"41","username":"Cy.Hill"},
                     "media":{"id":"p9","media_product_type":"FEED"}}
                    """)
                + "]}"),
        whatsApp(
            """
            {"from":"4915200000001","id":"wamid.1","timestamp":"1772359004","type":"text",
             "text":{"body":"is it in stock?"},
             "referral":{"source_id":"ad-5","source_type":"ad","headline":"Spring"}}
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        messaging("page", "\"message\":{\"mid\":\"m.2\",\"text\":\"we are\",\"is_echo\":true}"),
        messaging("page", "\"read\":{\"watermark\":1772359000000}"),
        page(change("feed", "{\"item\":\"comment\",\"verb\":\"remove\",\"comment_id\":\"7_8\"}")),
        page(
            change(
                "feed",
                "{\"item\":\"comment\",\"verb\":\"add\",\"from\":{\"id\":\"900\"},\"message\":\"hi\"}")),
        post(
            "user",
            "{\"id\":\"1\",\"time\":1,\"changes\":[{\"field\":\"email\",\"value\":\"x\"}]}"),
        post("page", "{\"id\":\"900\",\"time\":1}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        page(change("mention", "{\"item\":\"post\",\"verb\":\"add\",\"post_id\":\"900_9\"}")),
        messaging("page", "\"message\":{\"text\":\"no id\"}"),
        whatsApp("{\"from\":\"491\",\"id\":\"w\",\"timestamp\":\"noon\",\"type\":\"text\"}"),
        TestRequest.post(PATH, "{\"object\":\"page\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with(
        "X-Hub-Signature-256",
        "sha256=" + Signing.hex(Signatures.SHA256, secret, (Object) request.body()));
  }

  @Test
  void shouldEchoTheChallengeToWhoKnowsTheToken() {
    String question = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
    try (TestReception reception = reception()) {
      Answer answer = reception.send(TestRequest.get(PATH, question + "let-me-in"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("1158201444");
      assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
      assertThat(reception.send(TestRequest.get(PATH, question + "guess")).status()).isEqualTo(401);
      assertThat(reception.send(TestRequest.get(PATH, "hub.challenge=1")).status()).isEqualTo(401);
    }
  }

  @Test
  void shouldTellWhoWroteWhatAndWhere() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> all = reception.touchpoints();
      assertThat(all)
          .extracting(Touchpoint::getType)
          .containsExactly(
              "comment",
              "rating",
              "reaction",
              "message",
              "postback",
              "reaction",
              "comment",
              "message");
      assertThat(all)
          .extracting(Touchpoint::getChannel)
          .containsExactly(
              "facebook",
              "facebook",
              "facebook",
              "messenger",
              "instagram",
              "messenger",
              "instagram",
              "whatsapp");
      assertThat(all.get(0).getIdentifiers())
          .as("ids of people are unique within a page")
          .containsExactly(new Identifier("social", "facebook:900:31"));
      assertThat(all.get(0).getOccurredAt()).isEqualTo(1_772_359_000_000L);
      assertThat(all.get(1).getFeedback()).isEqualTo(new Feedback("rating", 4.0, 1.0, 5.0));
      assertThat(all.get(1).getText()).isEqualTo("quick");
      assertThat(all.get(3).getEventId()).isEqualTo("m.1");
      assertThat(all.get(6).getIdentifiers())
          .containsExactly(
              new Identifier("social", "instagram:900:41"),
              new Identifier("social", "instagram:cy.hill"));
      assertThat(all.get(7).getIdentifiers())
          .containsExactly(new Identifier("phone", "+4915200000001"));
      assertThat(all.get(7).getText()).isEqualTo("is it in stock?");
      assertThat(all.get(7).getCampaign()).containsEntry("id", "ad-5");
    }
  }

  @Test
  void shouldTellAnEditFromWhatWasEdited() {
    try (TestReception reception = reception()) {
      for (List<String> version :
          List.of(List.of("add", "good"), List.of("edited", "better"), List.of("edited", "best"))) {
        String value =
            """
            {"item":"comment","verb":"%s","comment_id":"1_2","from":{"id":"31"},
             "created_time":1772359000,"message":"%s"}
            """
                .formatted(version.getFirst(), version.getLast());
        reception.send(sign(page(change("feed", value)), NEW_SECRET));
      }
      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getType)
          .containsExactly("comment", "comment.edited", "comment.edited");
      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getEventId)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldKeepOfARejectionARequestThatCanBeSentAgain() {
    try (TestReception reception = reception()) {
      String bad = change("feed", "{\"item\":\"comment\",\"verb\":\"add\",\"created_time\":\"x\"}");
      String good =
          change("feed", "{\"item\":\"like\",\"verb\":\"add\",\"sender_id\":5,\"post_id\":\"1\"}");
      reception.send(sign(page(bad, good), NEW_SECRET));

      assertThat(reception.touchpoints()).hasSize(1);
      assertThat(reception.rejected()).hasSize(1);
      String kept =
          StandardCharsets.UTF_8.decode(reception.rejected().getFirst().getBytes()).toString();
      assertThat(kept).startsWith("{\"object\":\"page\",\"entry\":[{\"id\":\"900\"");
      assertThat(kept).doesNotContain("like");
    }
  }

  private static String change(String field, String value) {
    return "{\"field\":\"" + field + "\",\"value\":" + value + "}";
  }

  private static TestRequest page(String... changes) {
    return post(
        "page",
        "{\"id\":\"900\",\"time\":1772359009,\"changes\":[" + String.join(",", changes) + "]}");
  }

  private static TestRequest messaging(String object, String what) {
    return post(
        object,
        "{\"id\":\"900\",\"time\":1772359009000,\"messaging\":[{\"sender\":{\"id\":\"51\"},"
            + "\"recipient\":{\"id\":\"900\"},\"timestamp\":1772359008000,"
            + what
            + "}]}");
  }

  private static TestRequest whatsApp(String message) {
    return post(
        "whatsapp_business_account",
        "{\"id\":\"900\",\"changes\":["
            + change(
                "messages",
                "{\"contacts\":[{\"wa_id\":\"4915200000001\",\"profile\":{\"name\":\"Di\"}}],"
                    + "\"messages\":["
                    + message
                    + "]}")
            + "]}");
  }

  private static TestRequest post(String object, String entry) {
    return TestRequest.post(PATH, "{\"object\":\"" + object + "\",\"entry\":[" + entry + "]}");
  }
}
