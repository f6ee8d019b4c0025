package io.journeyline.ingest.source.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Query;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TwilioSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/twilio";
  private static final String URL = "https://in.example.com";

  @Override
  protected SourceType type() {
    return TwilioSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return super.settings().withPublicUrl(URL);
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        post("MessageSid=SM1&SmsStatus=received&From=%2B4915200000001&To=%2B49301&Body=help+me"),
        post("MessageSid=SM2&From=whatsapp%3A%2B4915200000002&Body=hi"),
        post("CallSid=CA1&Direction=outbound-api&From=%2B49301&To=%2B4915200000003"));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(post("MessageSid=SM1&MessageStatus=delivered&To=%2B4915200000001"), post("a=b"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(post("CallSid=CA1&Digits=1"), post("&"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return signed(request, secret, URL + PATH);
  }

  private static TestRequest signed(TestRequest request, String secret, String url) {
    StringBuilder fields = new StringBuilder();
    new TreeMap<>(new Query(new String(request.body(), StandardCharsets.UTF_8)).values())
        .forEach((name, value) -> fields.append(name).append(value));
    return request.with(
        "X-Twilio-Signature", Signing.base64(Signatures.SHA1, secret, url + fields));
  }

  @Test
  void shouldTellTheCustomerFromTheCompanysNumber() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> all = reception.touchpoints();
      assertThat(all)
          .extracting(touchpoint -> touchpoint.getIdentifiers().getFirst())
          .containsExactly(
              new Identifier("phone", "+4915200000001"),
              new Identifier("phone", "+4915200000002"),
              new Identifier("phone", "+4915200000003"));
      assertThat(all)
          .extracting(Touchpoint::getChannel)
          .containsExactly("sms", "whatsapp", "phone");
      assertThat(all.getFirst().getText()).isEqualTo("help me");
    }
  }

  @Test
  void shouldTakeAnAddressWithAndWithoutItsPortAndGiveNoInstructions() {
    TestRequest request = accepted().getFirst();
    try (TestReception reception = reception()) {
      Answer answer = reception.send(signed(request, NEW_SECRET, URL + ":443" + PATH));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("<Response/>");
      assertThat(reception.send(signed(request, NEW_SECRET, URL + ":8443" + PATH)).status())
          .isEqualTo(401);
    }
  }

  private static TestRequest post(String form) {
    return TestRequest.post(PATH, form);
  }
}
