package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.Amounts;
import io.journeyline.ingest.source.NativeForm;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds what events of Segment's specification say by their name: e-commerce, e-mail, live chat. */
final class SemanticEvents {
  private static final String REVIEWED = "Product Reviewed";
  private static final String REFUNDED = "Order Refunded";
  private static final String EMAIL = "Email ";
  private static final String UNSUBSCRIBED = "Unsubscribed";
  private static final String CHAT = "Live Chat ";
  private static final String CHAT_SENT = "Live Chat Message Sent";
  private static final BigDecimal LEAST_RATING = BigDecimal.ONE;
  private static final BigDecimal MOST_RATING = BigDecimal.valueOf(5);

  private SemanticEvents() {}

  static void complete(ObjectNode touchpoint, JsonNode properties) {
    String name = touchpoint.path("type").asText("");
    if (REVIEWED.equals(name)) {
      putText(touchpoint, properties.path("review_body"));
      putRating(touchpoint, properties.path("rating"));
    } else if (REFUNDED.equals(name)) {
      negate(touchpoint);
    } else if (UNSUBSCRIBED.equals(name) || name.startsWith(EMAIL)) {
      touchpoint.put("channel", "email");
      putCampaign(touchpoint, "id", properties.path("campaign_id"));
      putCampaign(touchpoint, "name", properties.path("campaign_name"));
    } else if (name.startsWith(CHAT)) {
      touchpoint.put("channel", "chat");
      if (CHAT_SENT.equals(name)) {
        putText(touchpoint, properties.path("message_body"));
      }
    }
  }

  private static void putText(ObjectNode touchpoint, JsonNode text) {
    if (text.isTextual() && !text.textValue().isBlank()) {
      touchpoint.set("text", text);
    }
  }

  /** Segment says that it is text; stars from 1 to 5. */
  private static void putRating(ObjectNode touchpoint, JsonNode rating) {
    @Nullable BigDecimal stars = Amounts.number(rating);
    if (stars != null && stars.compareTo(LEAST_RATING) >= 0 && stars.compareTo(MOST_RATING) <= 0) {
      touchpoint
          .putObject("feedback")
          .put("metric", "rating")
          .put("score", stars)
          .put("min", LEAST_RATING)
          .put("max", MOST_RATING);
    }
  }

  private static void putCampaign(ObjectNode touchpoint, String field, JsonNode value) {
    @Nullable String text = NativeForm.text(value);
    if (text != null && !touchpoint.path("campaign").has(field)) {
      touchpoint.withObjectProperty("campaign").put(field, text);
    }
  }

  /** Money that went back. */
  private static void negate(ObjectNode touchpoint) {
    if (touchpoint.get("value") instanceof ObjectNode money) {
      BigDecimal amount = new BigDecimal(money.path("amount").asText("0"));
      money.put("amount", amount.abs().negate().toPlainString());
    }
  }
}
