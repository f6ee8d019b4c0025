package io.journeyline.ingest.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeSourceTest extends SourceContract {
  private static final String PATH = "/webhooks/stripe";

  @Override
  protected SourceType type() {
    return StripeSource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        event(
            "charge.succeeded",
            "\"object\":\"charge\",\"customer\":\"cus_1\",\"amount\":1999,\"currency\":\"eur\","
                + "\"billing_details\":{\"email\":\"lou@example.com\"}"),
        event(
            "invoice.paid",
            "\"object\":\"invoice\",\"customer\":\"cus_1\",\"amount_paid\":500,\"currency\":\"jpy\""),
        event(
            "charge.refunded",
            "\"object\":\"charge\",\"customer\":\"cus_1\",\"amount\":1999,\"amount_refunded\":1000,"
                + "\"currency\":\"kwd\""),
        event(
            "customer.created",
            "\"object\":\"customer\",\"id\":\"cus_1\",\"email\":\"lou@example.com\""));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(event("payout.paid", "\"object\":\"payout\",\"amount\":5"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        event("charge.succeeded", "\"object\":\"charge\",\"amount\":5"),
        TestRequest.post(PATH, "{}"),
        TestRequest.post(PATH, "{\"type\":\"x\",\"data\":{\"object\":{\"object\":\"charge\"}}}"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return signedAt(request, secret, NOW.getEpochSecond());
  }

  private static TestRequest signedAt(TestRequest request, String secret, long at) {
    String signature = Signing.hex(Signatures.SHA256, secret, at + ".", request.body());
    return request.with("Stripe-Signature", "t=" + at + ",v1=00ff,v1=" + signature + ",v0=ab");
  }

  @Test
  void shouldReadAmountsInTheUnitOfTheirCurrency() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      assertThat(reception.touchpoints())
          .extracting(Touchpoint::getValue)
          .containsExactly(
              new Money(19_990_000L, "EUR"),
              new Money(500_000_000L, "JPY"),
              new Money(-1_000_000L, "KWD"),
              null);
    }
  }

  @Test
  void shouldRefuseWhatWasSignedMoreThanFiveMinutesAgo() {
    TestRequest request = accepted().getFirst();
    long now = NOW.getEpochSecond();
    try (TestReception reception = reception()) {
      assertThat(reception.send(signedAt(request, NEW_SECRET, now - 301)).status()).isEqualTo(401);
      assertThat(reception.send(signedAt(request, NEW_SECRET, now - 300)).status()).isEqualTo(200);
      assertThat(reception.send(signedAt(request, NEW_SECRET, now + 900)).status()).isEqualTo(200);
    }
  }

  private static TestRequest event(String type, String object) {
    return TestRequest.post(
        PATH,
        ("{\"id\":\"evt_%s\",\"type\":\"%s\",\"created\":1772359000,\"livemode\":true,"
                + "\"data\":{\"object\":{%s}}}")
            .formatted(type, type, object));
  }
}
