package io.journeyline.ingest.source.intercom;

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

class IntercomSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/intercom";

  @Override
  protected SourceType type() {
    return IntercomSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        post(
            "conversation.user.created",
            """
            {"type":"conversation","id":"9","contacts":{"contacts":[
              {"type":"contact","id":"c1","external_id":"u7"}]},
             "source":{"body":"<p>where is<br>my lamp &amp; cable?</p>",
                       "author":{"type":"user","id":"c1","email":"gus@example.com"}}}
            """),
        post(
            "conversation.rating.added",
            """
            {"type":"conversation","id":"9","user":{"type":"lead","id":"c2","user_id":"generated"},
             "conversation_rating":{"rating":4,"remark":"quick"}}
            """),
        post(
            "contact.email.updated",
            "{\"type\":\"contact\",\"role\":\"user\",\"id\":\"c1\",\"email\":\"g@example.com\"}"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        TestRequest.post(PATH, "{\"type\":\"notification_event\",\"topic\":\"ping\"}"),
        post("conversation.admin.noted", "{\"id\":\"9\"}"),
        post("contact.deleted", "{\"id\":\"c1\"}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{}"), post("conversation.user.replied", "{\"id\":\"9\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with(
        "X-Hub-Signature", "sha1=" + Signing.hex(Signatures.SHA1, secret, (Object) request.body()));
  }

  @Test
  void shouldReadWhatWasAskedAndHowItWasRated() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> all = reception.touchpoints();
      assertThat(all.get(0).getText()).isEqualTo("where is\nmy lamp & cable?");
      assertThat(all.get(0).getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("email", "gus@example.com"),
              new Identifier("support_user", "intercom:app1:c1"),
              new Identifier("user_id", "u7"));
      assertThat(all.get(1).getFeedback()).isEqualTo(new Feedback("csat", 4.0, 1.0, 5.0));
      assertThat(all.get(1).getText()).isEqualTo("quick");
      assertThat(all.get(1).getIdentifiers())
          .as("an id that Intercom made up for a lead is no account")
          .containsExactly(new Identifier("support_user", "intercom:app1:c2"));
    }
  }

  @Test
  void shouldAnswerWhenItIsAskedWhetherItIsThere() {
    try (TestReception reception = reception()) {
      assertThat(reception.send(TestRequest.head(PATH)).status()).isEqualTo(200);
    }
  }

  private static TestRequest post(String topic, String item) {
    return TestRequest.post(
        PATH,
        ("{\"type\":\"notification_event\",\"app_id\":\"app1\",\"id\":\"notif_%s\","
                + "\"topic\":\"%s\",\"created_at\":1772359000,\"delivery_attempts\":1,"
                + "\"data\":{\"item\":%s}}")
            .formatted(topic, topic, item));
  }
}
