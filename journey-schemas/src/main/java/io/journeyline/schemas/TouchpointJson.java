package io.journeyline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The native JSON form of a touchpoint (SEMANTICS.md §1), one object a line in files.
 *
 * <p>What {@link #parse} makes, {@link #canonical} writes and parse reads back as the same.
 */
public final class TouchpointJson {
  private static final int MICROS_SCALE = 6;

  private TouchpointJson() {}

  /**
   * Reads one touchpoint.
   *
   * @throws IllegalArgumentException naming the field, what is wrong and what is allowed
   */
  public static Touchpoint parse(byte[] json) {
    return TouchpointReader.read(JsonTree.parse(json));
  }

  /**
   * Reads one touchpoint of a tree, which it does not change.
   *
   * @throws IllegalArgumentException naming the field, what is wrong and what is allowed
   */
  public static Touchpoint parse(JsonNode json) {
    return TouchpointReader.read(json);
  }

  /** Canonical JSON (RFC 8785), the form of exports, rejected bytes and tie-breaking. */
  public static byte[] canonical(Touchpoint touchpoint) {
    return CanonicalJson.text(fields(touchpoint)).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> fields(Touchpoint touchpoint) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("eventId", touchpoint.getEventId());
    fields.put("source", touchpoint.getSource());
    fields.put("channel", touchpoint.getChannel());
    fields.put("type", touchpoint.getType());
    fields.put("occurredAt", touchpoint.getOccurredAt());
    fields.put("receivedAt", touchpoint.getReceivedAt());
    fields.put("identifiers", identifiers(touchpoint.getIdentifiers()));
    putUnlessEmpty(fields, "properties", touchpoint.getProperties());
    putUnlessEmpty(fields, "traits", touchpoint.getTraits());
    putUnlessEmpty(fields, "campaign", touchpoint.getCampaign());
    putUnlessEmpty(fields, "consent", touchpoint.getConsent());
    if (touchpoint.getAliasOf() != null && !touchpoint.getAliasOf().isEmpty()) {
      fields.put("aliasOf", touchpoint.getAliasOf());
    }
    if (touchpoint.getText() != null && !touchpoint.getText().isEmpty()) {
      fields.put("text", touchpoint.getText());
    }
    if (touchpoint.getFeedback() != null) {
      fields.put("feedback", feedback(touchpoint.getFeedback()));
    }
    if (touchpoint.getValue() != null) {
      fields.put("value", money(touchpoint.getValue()));
    }
    return fields;
  }

  private static void putUnlessEmpty(
      Map<String, Object> fields, String name, @Nullable Map<String, ?> map) {
    if (map != null && !map.isEmpty()) {
      fields.put(name, map);
    }
  }

  /** By type, in the order given within a type; a single value stands alone. */
  private static Map<String, Object> identifiers(List<Identifier> identifiers) {
    Map<String, List<String>> byType = new LinkedHashMap<>();
    for (Identifier identifier : identifiers) {
      byType
          .computeIfAbsent(identifier.getType(), type -> new ArrayList<>())
          .add(identifier.getValue());
    }
    Map<String, Object> fields = new TreeMap<>();
    byType.forEach(
        (type, values) -> fields.put(type, values.size() == 1 ? values.getFirst() : values));
    return fields;
  }

  private static Map<String, Object> feedback(Feedback feedback) {
    return Map.of(
        "metric", feedback.getMetric(),
        "score", feedback.getScore(),
        "min", feedback.getMin(),
        "max", feedback.getMax());
  }

  private static Map<String, Object> money(Money money) {
    BigDecimal amount = BigDecimal.valueOf(money.getAmountMicros(), MICROS_SCALE);
    return Map.of(
        "amount", amount.stripTrailingZeros().toPlainString(), "currency", money.getCurrency());
  }
}
