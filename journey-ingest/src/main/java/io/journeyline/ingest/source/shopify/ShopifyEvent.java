package io.journeyline.ingest.source.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.journeyline.ingest.source.Amounts;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.Webhook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates what happened to an order, checkout, customer or refund. */
final class ShopifyEvent {
  private static final Set<String> OBJECTS =
      Set.of("orders", "checkouts", "draft_orders", "customers", "refunds");

  /** Demands of privacy, which are no touchpoints. */
  private static final Set<String> PRIVACY = Set.of("customers/redact", "customers/data_request");

  private ShopifyEvent() {}

  static Outcome outcome(String topic, JsonNode body, WebRequest request) {
    String object = topic.replaceAll("/.*", "");
    if (!OBJECTS.contains(object) || PRIVACY.contains(topic)) {
      return Outcome.ignored("this topic is not taken");
    }
    NativeForm form =
        new NativeForm(eventId(topic, body, request), topic)
            .channel(body.path("source_name").asText("").equals("pos") ? "store" : "web");
    @Nullable String triggered = request.header("X-Shopify-Triggered-At");
    if (triggered == null) {
      form.occurredAt("updated_at", body.path("updated_at"));
    } else {
      form.occurredAt("X-Shopify-Triggered-At", TextNode.valueOf(triggered));
    }
    @Nullable String shop = request.header("X-Shopify-Shop-Domain");
    identify(form, object.equals("customers") ? body : body.path("customer"), shop);
    form.identifier("email", body.path("email")).identifier("phone", body.path("phone"));
    describe(form, object, body);
    return Outcome.event(form.node(), body);
  }

  private static String eventId(String topic, JsonNode body, WebRequest request) {
    for (String header : List.of("X-Shopify-Event-Id", "X-Shopify-Webhook-Id")) {
      @Nullable String id = request.header(header);
      if (id != null && !id.isBlank()) {
        return id + ":" + topic;
      }
    }
    return EventIds.of(
        request.header("X-Shopify-Shop-Domain"),
        topic,
        NativeForm.text(body.path("id")),
        NativeForm.text(body.path("updated_at")));
  }

  private static void identify(NativeForm form, JsonNode customer, @Nullable String shop) {
    @Nullable String id = NativeForm.text(customer.path("id"));
    form.identifier(
            "shop_customer",
            shop == null ? Webhook.scoped("shopify", id) : Webhook.scoped("shopify", shop, id))
        .identifier("email", customer.path("email"))
        .identifier("phone", customer.path("phone"))
        .trait("first_name", customer.path("first_name"))
        .trait("last_name", customer.path("last_name"));
  }

  private static void describe(NativeForm form, String object, JsonNode body) {
    @Nullable String currency = NativeForm.text(body.path("currency"));
    if (object.equals("refunds")) {
      refund(form, body);
    } else {
      form.value(body.path("total_price"), currency);
    }
    form.text(object.equals("customers") ? null : NativeForm.text(body.path("note")))
        .campaignOf(NativeForm.text(body.path("landing_site")))
        .property(object.equals("refunds") ? "refund_id" : "object_id", body.path("id"))
        .property("items", String.join(", ", items(body)));
    for (String name :
        List.of(
            "order_id",
            "name",
            "order_number",
            "checkout_id",
            "cart_token",
            "financial_status",
            "fulfillment_status",
            "cancel_reason",
            "referring_site",
            "test")) {
      form.property(name, body.path(name));
    }
  }

  private static List<String> items(JsonNode body) {
    return body.path("line_items")
        .valueStream()
        .map(item -> item.path("title").asText(""))
        .filter(title -> !title.isBlank())
        .toList();
  }

  /** Money that went back: the sum of what was paid out. */
  private static void refund(NativeForm form, JsonNode body) {
    BigDecimal sum = BigDecimal.ZERO;
    @Nullable String currency = null;
    for (JsonNode transaction : body.path("transactions")) {
      @Nullable BigDecimal amount = Amounts.number(transaction.path("amount"));
      if (amount != null && transaction.path("kind").asText("").equals("refund")) {
        sum = sum.add(amount.abs());
        currency = NativeForm.text(transaction.path("currency"));
      }
    }
    if (sum.signum() > 0) {
      form.value(TextNode.valueOf(sum.negate().toPlainString()), currency);
    }
  }
}
