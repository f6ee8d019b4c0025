package io.journeyline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a touchpoint from its native JSON form; every field has one method. */
final class TouchpointReader {
  private static final List<String> FIELDS =
      List.of(
          "eventId",
          "source",
          "channel",
          "type",
          "occurredAt",
          "receivedAt",
          "identifiers",
          "aliasOf",
          "properties",
          "traits",
          "text",
          "feedback",
          "value",
          "campaign",
          "consent");
  private static final long FIRST_MILLI_OF_YEAR_10000 = 253_402_300_800_000L;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final String TIME = "an ISO-8601 time or milliseconds since 1970";
  private static final String AMOUNT = "a decimal number as text, such as \"12.50\"";

  private final JsonFields fields;

  private TouchpointReader(JsonNode json) {
    fields = new JsonFields(json, "", FIELDS);
  }

  static Touchpoint read(JsonNode json) {
    return new TouchpointReader(json).read();
  }

  private Touchpoint read() {
    long occurredAt = time("occurredAt", fields.required("occurredAt", TIME));
    JsonNode receivedAt = fields.optional("receivedAt");
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setEventId(fields.name("eventId"));
    touchpoint.setSource(fields.name("source"));
    touchpoint.setChannel(fields.name("channel"));
    touchpoint.setType(fields.name("type"));
    touchpoint.setOccurredAt(occurredAt);
    touchpoint.setReceivedAt(receivedAt == null ? occurredAt : time("receivedAt", receivedAt));
    touchpoint.setIdentifiers(identifiers());
    touchpoint.setProperties(facts("properties"));
    touchpoint.setTraits(facts("traits"));
    ifPresent(aliasOf(), touchpoint::setAliasOf);
    ifPresent(text(), touchpoint::setText);
    ifPresent(feedback(), touchpoint::setFeedback);
    ifPresent(value(), touchpoint::setValue);
    ifPresent(campaign(), touchpoint::setCampaign);
    ifPresent(consent(), touchpoint::setConsent);
    return touchpoint;
  }

  private static <T> void ifPresent(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }

  private static long time(String field, JsonNode node) {
    long millis;
    if (node.isTextual()) {
      millis = TimeText.millis(node.textValue(), field);
    } else if (node.isIntegralNumber()) {
      millis = node.canConvertToLong() ? node.longValue() : Long.MAX_VALUE;
    } else {
      throw JsonFields.wrongType(field, node, TIME);
    }
    if (millis < 0 || millis >= FIRST_MILLI_OF_YEAR_10000) {
      throw new IllegalArgumentException(
          field + " lies outside the years 1970 to 9999, which are allowed");
    }
    return millis;
  }

  /** By type, so that the order of names in the file means nothing. */
  private List<Identifier> identifiers() {
    JsonNode node =
        fields.required(
            "identifiers", "an object of type to value, such as {\"email\":\"a@example.com\"}");
    if (!node.isObject()) {
      throw JsonFields.wrongType("identifiers", node, "an object of type to value");
    }
    Map<String, JsonNode> byType = new TreeMap<>();
    node.properties().forEach(entry -> byType.put(entry.getKey(), entry.getValue()));
    List<Identifier> identifiers = new ArrayList<>();
    byType.forEach(
        (type, value) -> {
          if (type.isBlank() || type.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                "identifiers has the type '" + type + "'; allowed is a name without a colon");
          }
          Unicode.wellFormed(type, "identifiers");
          Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
          values.forEach(
              item -> {
                if (!item.isNull()) {
                  identifiers.add(new Identifier(type, identifier(type, item)));
                }
              });
        });
    return identifiers;
  }

  private static String identifier(String type, JsonNode value) {
    String field = "identifiers." + type;
    if (value.isContainerNode()) {
      throw JsonFields.wrongType(field, value, "text, a number, true or false, or a list of these");
    }
    if (value.isNumber() && !value.isIntegralNumber()) {
      return CanonicalJson.text(JsonNumbers.exact(value, field));
    }
    return Unicode.wellFormed(value.asText(), field);
  }

  private @Nullable List<String> aliasOf() {
    JsonNode node = fields.optional("aliasOf");
    if (node == null) {
      return null;
    }
    String allowed = "a list of exactly two identifiers as type:value";
    if (!node.isArray() || node.size() != 2) {
      throw new IllegalArgumentException("aliasOf is not what is allowed: " + allowed);
    }
    List<String> pair = new ArrayList<>();
    for (JsonNode item : node) {
      String identifier = JsonFields.text(item, "aliasOf");
      if (identifier.indexOf(':') < 1) {
        throw new IllegalArgumentException(
            "aliasOf holds an entry without a type; it must be " + allowed);
      }
      pair.add(identifier);
    }
    return pair;
  }

  private Map<String, @Nullable Object> facts(String field) {
    JsonNode node = fields.optional(field);
    if (node == null) {
      return new HashMap<>();
    }
    if (!node.isObject()) {
      throw JsonFields.wrongType(field, node, "an object {...}");
    }
    return Flattening.of(node, field);
  }

  private @Nullable String text() {
    JsonNode node = fields.optional("text");
    String text = node == null ? "" : JsonFields.text(node, "text");
    return text.isEmpty() ? null : text;
  }

  private @Nullable Feedback feedback() {
    JsonNode node = fields.optional("feedback");
    if (node == null) {
      return null;
    }
    JsonFields parts = new JsonFields(node, "feedback", List.of("metric", "score", "min", "max"));
    double score = parts.number("score");
    double min = parts.number("min");
    double max = parts.number("max");
    if (min >= max || score < min || score > max) {
      throw new IllegalArgumentException(
          "feedback has score "
              + score
              + ", min "
              + min
              + ", max "
              + max
              + "; min must be below max, and score between them");
    }
    return new Feedback(parts.name("metric"), score, min, max);
  }

  private @Nullable Money value() {
    JsonNode node = fields.optional("value");
    if (node == null) {
      return null;
    }
    JsonFields parts = new JsonFields(node, "value", List.of("amount", "currency"));
    JsonNode amount = parts.required("amount", AMOUNT);
    BigDecimal decimal;
    if (amount.isNumber()) {
      decimal = amount.decimalValue();
    } else if (amount.isTextual() && DECIMAL.matcher(amount.textValue()).matches()) {
      decimal = new BigDecimal(amount.textValue());
    } else {
      throw new IllegalArgumentException(
          "value.amount is not a decimal number; it must be " + AMOUNT);
    }
    String currency = parts.name("currency");
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "value.currency is not a currency; it must be the three letters of ISO 4217, such as EUR");
    }
    return new Money(
        JsonNumbers.micros(decimal, "value.amount"), currency.toUpperCase(Locale.ROOT));
  }

  private @Nullable Map<String, String> campaign() {
    JsonNode node = fields.optional("campaign");
    if (node == null) {
      return null;
    }
    if (node.isTextual()) {
      return Map.of("name", JsonFields.text(node, "campaign"));
    }
    if (!node.isObject()) {
      throw JsonFields.wrongType("campaign", node, "text or an object of text");
    }
    Map<String, String> campaign = new HashMap<>();
    node.properties()
        .forEach(
            entry -> {
              String name = Unicode.wellFormed(entry.getKey(), "campaign");
              campaign.put(name, JsonFields.text(entry.getValue(), "campaign." + name));
            });
    return campaign.isEmpty() ? null : campaign;
  }

  private @Nullable Map<String, Boolean> consent() {
    JsonNode node = fields.optional("consent");
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      throw JsonFields.wrongType("consent", node, "an object of true or false by purpose");
    }
    Map<String, Boolean> consent = new HashMap<>();
    node.properties()
        .forEach(
            entry -> {
              String purpose = Unicode.wellFormed(entry.getKey(), "consent");
              if (!entry.getValue().isBoolean()) {
                throw JsonFields.wrongType("consent." + purpose, entry.getValue(), "true or false");
              }
              consent.put(purpose, entry.getValue().booleanValue());
            });
    return consent.isEmpty() ? null : consent;
  }
}
