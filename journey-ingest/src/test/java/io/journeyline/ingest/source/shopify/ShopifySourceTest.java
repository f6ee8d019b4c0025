package io.journeyline.ingest.source.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.ingest.http.TestReception;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.Signing;
import io.journeyline.ingest.source.SourceContract;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TestRequest;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopifySourceTest extends SourceContract {
  private static final String PATH = "/webhooks/shopify";

  @Override
  protected SourceType type() {
    return ShopifySource.TYPE;
  }

  @Override
  protected List<TestRequest> accepted() {
    return List.of(
        post(
            "orders/create",
            """
            {"id":501,"email":"kim@example.com","total_price":"79.90","currency":"EUR",
             "landing_site":"/lamps?utm_campaign=spring","customer":{"id":61,"phone":null},
             "updated_at":"2026-03-01T11:00:00+01:00","line_items":[{"title":"Lamp"}]}
            """),
        post("customers/create", "{\"id\":61,\"email\":\"kim@example.com\",\"note\":\"VIP\"}"),
        post(
            "refunds/create",
            """
            {"id":9,"order_id":501,"email":"kim@example.com","transactions":[
              {"kind":"refund","amount":"9.90","currency":"EUR"}]}
            """));
  }

  @Override
  protected List<TestRequest> ignored() {
    return List.of(post("products/update", "{\"id\":1}"), post("customers/redact", "{\"id\":1}"));
  }

  @Override
  protected List<TestRequest> rejected() {
    return List.of(
        TestRequest.post(PATH, "{\"id\":501}"),
        post("orders/create", "{\"order\":{\"id\":501,\"email\":\"kim@example.com\"}}"),
        post("orders/create", "[]"));
  }

  @Override
  protected TestRequest sign(TestRequest request, String secret) {
    return request.with(
        "X-Shopify-Hmac-SHA256",
        Signing.base64(Signatures.SHA256, secret, (Object) request.body()));
  }

  @Test
  void shouldReadWhatAnOrderIsWorthAndWhatWentBack() {
    try (TestReception reception = reception()) {
      accepted().forEach(request -> reception.send(sign(request, NEW_SECRET)));

      List<Touchpoint> all = reception.touchpoints();
      assertThat(all.get(0).getValue()).isEqualTo(new Money(79_900_000L, "EUR"));
      assertThat(all.get(0).getCampaign()).containsEntry("name", "spring");
      assertThat(all.get(0).getIdentifiers())
          .containsExactlyInAnyOrder(
              new Identifier("email", "kim@example.com"),
              new Identifier("shop_customer", "shopify:lamps.example.com:61"));
      assertThat(all.get(1).getText()).as("what the shop notes, no customer wrote").isNull();
      assertThat(all.get(2).getValue()).isEqualTo(new Money(-9_900_000L, "EUR"));
    }
  }

  @Test
  void shouldKnowAnEventAgainThatIsDeliveredAnew() {
    try (TestReception reception = reception()) {
      TestRequest order = accepted().getFirst();
      for (String delivery : List.of("d1", "d2")) {
        reception.send(sign(order.with("X-Shopify-Webhook-Id", delivery), NEW_SECRET));
        reception.setNow(NOW.toEpochMilli() + 1);
      }
      assertThat(reception.touchpoints()).hasSize(1);
    }
  }

  private static TestRequest post(String topic, String body) {
    return TestRequest.post(PATH, body)
        .with("X-Shopify-Topic", topic)
        .with("X-Shopify-Shop-Domain", "lamps.example.com")
        .with("X-Shopify-Event-Id", "ev-" + body.hashCode())
        .with("X-Shopify-Triggered-At", "2026-03-01T11:00:00.123456789Z");
  }
}
