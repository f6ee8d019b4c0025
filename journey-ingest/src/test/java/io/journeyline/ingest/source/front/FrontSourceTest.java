package io.journeyline.ingest.source.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/front";

  @Override
  protected SourceType type() {
    return FrontSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        event("inbound", "mia@example.com", "shop@example.com"),
        event("outbound", "shop@example.com", "+49 152 1"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(event("assign", "mia@example.com", "shop@example.com"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"id\":\"evt\"}"),
        TestRequest.post(PATH, "{\"id\":\"evt\",\"type\":\"inbound\"}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return signedAt(request, secret, NOW.toEpochMilli());
  }

  private static TestRequest signedAt(TestRequest request, String secret, long at) {
    return request
        .with("X-Front-Request-Timestamp", Long.toString(at))
        .with(
            "X-Front-Signature",
            Signing.base64(Signatures.SHA256, secret, at + ":", request.body()));
  }

  @Test
  void shouldTellTheCustomerOnEitherSide() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      assertThat(reception.touchpoints())
          .extracting(touchpoint -> touchpoint.getIdentifiers().getFirst())
          .containsExactly(
              new Identifier("email", "mia@example.com"), new Identifier("phone", "+49 152 1"));
      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getText)
          .containsExactly("hello", null);
    }
  }

  @Test
  void shouldEchoTheChallengeToWhoKnowsTheSecretNow() {
    TestRequest challenge = TestRequest.post(PATH, "{}").with("X-Front-Challenge", "c-5");
    try (TestReception reception = reception()) {
      Answer answer = reception.send(sign(challenge, NEW_SECRET));

      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("c-5");
      long old = NOW.toEpochMilli() - 300_001;
      assertThat(reception.send(signedAt(challenge, NEW_SECRET, old)).status()).isEqualTo(401);
    }
  }

  private static TestRequest event(String type, String from, String to) {
    return TestRequest.post(
        PATH,
        """
        {"id":"evt_%s","type":"%s","emitted_at":1772359000.5,"conversation":{"id":"cnv"},
         "target":{"data":{"type":"email","text":"hello\\n","recipients":[
           {"role":"from","handle":"%s"},{"role":"to","handle":"%s"}]}}}
        """
            .formatted(type, type, from, to));
  }
}
