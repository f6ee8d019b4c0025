package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.Times;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint in native JSON form, being filled. What is null, missing or blank is left out, so
 * that a field can be passed on as it was found.
 */
public final class NativeForm {
  private final ObjectNode touchpoint = Json.MAPPER.createObjectNode();

  /**
   * @param eventId the sender's own id of the event; see {@link EventIds} where it has none
   * @param type name of the event
   */
  public NativeForm(String eventId, String type) {
    touchpoint.put("eventId", eventId).put("type", type).putObject("identifiers");
  }

  public NativeForm channel(String channel) {
    touchpoint.put("channel", channel);
    return this;
  }

  /**
   * When it happened, in any form that {@link Times} reads.
   *
   * @param field its name, for the message
   * @throws IllegalArgumentException when it is there and cannot be read
   */
  public NativeForm occurredAt(String field, JsonNode time) {
    if (time.isMissingNode() || time.isNull()) {
      return this;
    }
    @Nullable Long millis = Times.parse(time);
    if (millis == null) {
      throw new IllegalArgumentException(
          field + ": not a time; allowed are ISO-8601 and seconds or ms since 1970");
    }
    touchpoint.put("occurredAt", millis.longValue());
    return this;
  }

  public NativeForm identifier(String type, JsonNode value) {
    return identifier(type, text(value));
  }

  public NativeForm identifier(String type, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      ArrayNode values = touchpoint.withObjectProperty("identifiers").withArrayProperty(type);
      for (JsonNode known : values) {
        if (known.textValue().equals(value)) {
          return this;
        }
      }
      values.add(value);
    }
    return this;
  }

  /**
   * Every identifier of an object of type to value or list of values, or of a list of objects with
   * {@code type} and {@code value}.
   */
  public NativeForm identifiers(JsonNode given) {
    if (given.isArray()) {
      for (JsonNode one : given) {
        @Nullable String type = text(one.path("type"));
        if (type != null) {
          identifier(type, one.path("value"));
        }
      }
    }
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      Iterable<JsonNode> values =
          field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
      values.forEach(value -> identifier(field.getKey(), value));
    }
    return this;
  }

  /** A fact of the event; objects are flattened later. */
  public NativeForm property(String name, @Nullable JsonNode value) {
    return put("properties", name, value);
  }

  public NativeForm property(String name, @Nullable String value) {
    return put("properties", name, value);
  }

  /** Every field of an object as a fact of the event. */
  public NativeForm properties(JsonNode object) {
    object.properties().forEach(field -> property(field.getKey(), field.getValue()));
    return this;
  }

  /** A fact of the person. */
  public NativeForm trait(String name, @Nullable JsonNode value) {
    return put("traits", name, value);
  }

  /** What the customer wrote. */
  public NativeForm text(@Nullable String text) {
    if (text != null && !text.isBlank()) {
      touchpoint.put("text", text);
    }
    return this;
  }

  /** A score that the customer gave, left out where it is no number between its limits. */
  public NativeForm feedback(String metric, JsonNode score, double min, double max) {
    @Nullable BigDecimal number = Amounts.number(score);
    if (number != null && number.doubleValue() >= min && number.doubleValue() <= max) {
      touchpoint
          .putObject("feedback")
          .put("metric", metric)
          .put("score", number.doubleValue())
          .put("min", min)
          .put("max", max);
    }
    return this;
  }

  /** What it was worth; left out where the amount is no number or the currency no code. */
  public NativeForm value(JsonNode amount, @Nullable String currency) {
    @Nullable ObjectNode money = Amounts.money(Amounts.number(amount), currency);
    if (money != null) {
      touchpoint.set("value", money);
    }
    return this;
  }

  /** A field of the campaign: name, source, medium, term, content or the sender's own. */
  public NativeForm campaign(String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      touchpoint.withObjectProperty("campaign").put(field, value);
    }
    return this;
  }

  /** The campaign that a URL names by its {@code utm_…} parameters. */
  public NativeForm campaignOf(@Nullable String url) {
    int question = url == null ? -1 : url.indexOf('?');
    if (url == null || question < 0) {
      return this;
    }
    int end = url.indexOf('#', question);
    Query query = new Query(url.substring(question + 1, end < 0 ? url.length() : end));
    for (Map.Entry<String, String> parameter : query.values().entrySet()) {
      if (parameter.getKey().startsWith("utm_")) {
        String field = parameter.getKey().substring("utm_".length());
        campaign("campaign".equals(field) ? "name" : field, parameter.getValue());
      }
    }
    return this;
  }

  /** Consent by purpose. */
  public NativeForm consent(String purpose, boolean given) {
    touchpoint.withObjectProperty("consent").put(purpose, given);
    return this;
  }

  /** When it happened, in ms since 1970-01-01 UTC. */
  public NativeForm occurredAt(long millis) {
    touchpoint.put("occurredAt", millis);
    return this;
  }

  /** Two identifiers that the sender declares to be one. */
  public NativeForm aliasOf(String type, String value, String otherType, String otherValue) {
    touchpoint.putArray("aliasOf").add(type + ":" + value).add(otherType + ":" + otherValue);
    return this;
  }

  /** The form so far; changes show in it. */
  public ObjectNode node() {
    return touchpoint;
  }

  /** Text, or a number or truth value as text; null where it is none of these or blank. */
  public static @Nullable String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank() ? node.asText() : null;
  }

  private NativeForm put(String group, String name, @Nullable JsonNode value) {
    if (value != null && !value.isMissingNode() && !value.isNull() && !name.isBlank()) {
      touchpoint.withObjectProperty(group).set(name, value);
    }
    return this;
  }

  private NativeForm put(String group, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      touchpoint.withObjectProperty(group).put(name, value);
    }
    return this;
  }
}
