package io.journeyline.ingest.source.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SendGridSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/sendgrid";
  private static final String TIMESTAMP = "1772366400";
  private static final Map<String, KeyPair> KEYS =
      Map.of(OLD_SECRET, pair(), NEW_SECRET, pair(), "guessed", pair());

  @Override
  protected SourceType type() {
    return SendGridSource.TYPE;
  }

  @Override
  protected SourceSettings settings() {
    return SourceSettings.of("sendgrid", List.of(publicKey(OLD_SECRET), publicKey(NEW_SECRET)));
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        TestRequest.post(
            PATH,
            """
            [{"email":"jo@example.com","event":"click","sg_event_id":"s1","timestamp":1772359000,
              "url":"https://shop.example.com/?utm_medium=mail","category":["spring","news"]},
             {"email":"jo@example.com","event":"bounce","sg_event_id":"s2","timestamp":1772359001,
              "reason":"full"}]
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(
        TestRequest.post(PATH, "[{\"event\":\"processed\",\"sg_event_id\":\"s\"}]\r\n"),
        TestRequest.post(PATH, "[]"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "[{\"event\":\"open\",\"email\":\"a@example.com\"}]"),
        TestRequest.post(PATH, "[{\"event\":\"open\",\"sg_event_id\":\"s\"}, 7]"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key(secret).getPrivate());
      signature.update(TIMESTAMP.getBytes(StandardCharsets.UTF_8));
      signature.update(request.body());
      return request
          .with("X-Twilio-Email-Event-Webhook-Timestamp", TIMESTAMP)
          .with(
              "X-Twilio-Email-Event-Webhook-Signature",
              Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldReadTheCampaign() {
    try (TestReception reception = reception()) {
      reception.send(sign(accepted().getFirst(), NEW_SECRET));

      Touchpoint click = reception.touchpoints().getFirst();
      assertThat(click.getType()).isEqualTo("email.click");
      assertThat(click.getChannel()).isEqualTo("email");
      assertThat(click.getCampaign()).isEqualTo(Map.of("name", "spring", "medium", "mail"));
    }
  }

  @Test
  void shouldNotStartWithASecretThatIsNoKey() {
    assertThatThrownBy(
            () -> type().factory().create(SourceSettings.of("sendgrid", List.of("secret"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public key")
        .hasMessageNotContaining("secret\"");
  }

  private static String publicKey(String secret) {
    return Base64.getEncoder().encodeToString(key(secret).getPublic().getEncoded());
  }

  private static KeyPair key(String secret) {
    return Objects.requireNonNull(KEYS.get(secret));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
