package io.journeyline.ingest.source.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.journeyline.ingest.source.Amounts;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one event of Stripe, whose amounts are in the smallest unit of their currency. */
final class StripeEvent {
  /** Objects that are about a customer, and the fields of their amount, the first that is there. */
  private static final Map<String, List<String>> AMOUNTS =
      Map.of(
          "charge", List.of("amount"),
          "payment_intent", List.of("amount_received", "amount"),
          "invoice", List.of("amount_paid", "total"),
          "checkout.session", List.of("amount_total"),
          "customer", List.of(),
          "subscription", List.of(),
          "dispute", List.of("amount"),
          "refund", List.of("amount"));

  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV",
          "XAF", "XOF", "XPF");
  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private StripeEvent() {}

  static Outcome outcome(JsonNode event) {
    String type = Webhook.required(event, "type");
    JsonNode object = event.path("data").path("object");
    String kind = object.path("object").asText("");
    @Nullable List<String> amounts = AMOUNTS.get(kind);
    if (amounts == null) {
      return Outcome.ignored("this kind of object is not taken");
    }
    NativeForm form =
        new NativeForm(Webhook.required(event, "id"), type)
            .channel("web")
            .occurredAt("created", event.path("created"))
            .property("object_id", object.path("id"))
            .property("status", object.path("status"))
            .property("livemode", event.path("livemode"))
            .property("client_reference_id", object.path("client_reference_id"));
    object
        .path("metadata")
        .properties()
        .forEach(field -> form.property("metadata." + field.getKey(), field.getValue()));
    identify(form, kind, object);
    value(form, type, kind, object, amounts);
    return Outcome.event(form.node(), event);
  }

  private static void identify(NativeForm form, String kind, JsonNode object) {
    JsonNode customer = kind.equals("customer") ? object : object.path("customer");
    JsonNode id = customer.isObject() ? customer.path("id") : customer;
    form.identifier("shop_customer", Webhook.scoped("stripe", NativeForm.text(id)));
    for (JsonNode contact :
        List.of(
            kind.equals("customer") ? object : customer,
            object.path("billing_details"),
            object.path("customer_details"))) {
      form.identifier("email", contact.path("email"))
          .identifier("phone", contact.path("phone"))
          .trait("name", contact.path("name"));
    }
    form.identifier("email", object.path("receipt_email"))
        .identifier("email", object.path("customer_email"));
  }

  private static void value(
      NativeForm form, String type, String kind, JsonNode object, List<String> amounts) {
    boolean back = type.equals("charge.refunded") || kind.equals("refund");
    List<String> fields = type.equals("charge.refunded") ? List.of("amount_refunded") : amounts;
    @Nullable String currency = NativeForm.text(object.path("currency"));
    for (String field : fields) {
      @Nullable BigDecimal amount = Amounts.number(object.path(field));
      if (amount != null && currency != null) {
        BigDecimal major = amount.movePointLeft(decimals(currency));
        form.value(TextNode.valueOf((back ? major.negate() : major).toPlainString()), currency);
        return;
      }
    }
  }

  private static int decimals(String currency) {
    String code = currency.strip().toUpperCase(Locale.ROOT);
    if (WITHOUT_DECIMALS.contains(code)) {
      return 0;
    }
    return THREE_DECIMALS.contains(code) ? 3 : 2;
  }
}
