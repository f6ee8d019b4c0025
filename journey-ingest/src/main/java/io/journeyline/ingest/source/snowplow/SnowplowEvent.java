package io.journeyline.ingest.source.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.ClockSkew;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates one event of Snowplow's tracker protocol to the native form. */
final class SnowplowEvent {
  /** Kinds of events and the touchpoint type of each; a self-describing one names its own. */
  private static final Map<String, String> TYPES =
      Map.of(
          "pv", "Page Viewed",
          "se", "Structured Event",
          "tr", "Transaction",
          "ti", "Transaction Item",
          "ue", "");

  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("url", "url"),
          Map.entry("page", "title"),
          Map.entry("refr", "referrer"),
          Map.entry("aid", "application"),
          Map.entry("sid", "session"),
          Map.entry("lang", "language"),
          Map.entry("se_ca", "category"),
          Map.entry("se_ac", "action"),
          Map.entry("se_la", "label"),
          Map.entry("se_pr", "property"),
          Map.entry("se_va", "value"),
          Map.entry("tr_id", "order_id"),
          Map.entry("ti_id", "order_id"),
          Map.entry("ti_sk", "sku"),
          Map.entry("ti_nm", "name"),
          Map.entry("ti_ca", "category"),
          Map.entry("ti_pr", "price"),
          Map.entry("ti_qu", "quantity"));

  private SnowplowEvent() {}

  /**
   * The event in native form.
   *
   * @throws IllegalArgumentException naming the field, what is wrong and what is allowed
   */
  static ObjectNode toNative(JsonNode event, long receivedAt) {
    String kind = event.path("e").asText("");
    @Nullable String type = TYPES.get(kind);
    if (type == null) {
      throw new IllegalArgumentException(
          "e: allowed are " + TYPES.keySet().stream().sorted().toList());
    }
    JsonNode own = selfDescribed(event, "ue_pr", "ue_px").path("data");
    @Nullable String id = NativeForm.text(event.path("eid"));
    NativeForm form =
        new NativeForm(id == null ? digest(event) : id, "ue".equals(kind) ? name(own) : type)
            .occurredAt(occurredAt(event, receivedAt))
            .identifier("user_id", event.path("uid"))
            .identifier("anonymous_id", event.path("duid"))
            .properties(own.path("data"))
            .campaignOf(NativeForm.text(event.path("url")))
            .value(event.path("tr_tt"), currency(event.path("tr_cu")))
            .value(own.path("data").path("revenue"), currency(own.path("data").path("currency")));
    PROPERTIES.forEach((field, name) -> form.property(name, event.path(field)));
    putContexts(form, event);
    @Nullable String channel = channel(event.path("p").asText(""));
    return channel == null ? form.node() : form.channel(channel).node();
  }

  /** The true time where a tracker tells it, else the device's, free of its clock's error. */
  private static long occurredAt(JsonNode event, long receivedAt) {
    @Nullable Long exact = millis("ttm", event.path("ttm"));
    return exact != null
        ? exact
        : ClockSkew.occurredAt(
            millis("dtm", event.path("dtm")), millis("stm", event.path("stm")), receivedAt);
  }

  /** Ms since 1970, as text. */
  private static @Nullable Long millis(String field, JsonNode node) {
    @Nullable String text = NativeForm.text(node);
    if (text == null) {
      return null;
    }
    try {
      return new BigDecimal(text.strip()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(field + ": allowed are ms since 1970", e);
    }
  }

  /** The name in iglu:vendor/name/format/version. */
  private static String name(JsonNode selfDescribing) {
    List<String> parts = List.of(selfDescribing.path("schema").asText("").split("/", -1));
    if (parts.size() < 2 || parts.get(1).isBlank()) {
      throw new IllegalArgumentException(
          "ue_pr, ue_px: no event with a schema such as iglu:com.example/signup/jsonschema/1-0-0");
    }
    return parts.get(1);
  }

  private static void putContexts(NativeForm form, JsonNode event) {
    for (JsonNode context : selfDescribed(event, "co", "cx").path("data")) {
      List<String> parts = List.of(context.path("schema").asText("").split("/", -1));
      if (parts.size() > 1) {
        form.property("context_" + parts.get(1), context.path("data"));
      }
    }
  }

  private static JsonNode selfDescribed(JsonNode event, String plain, String packed) {
    try {
      if (event.path(plain).isTextual()) {
        return Json.MAPPER.readTree(event.path(plain).textValue().getBytes(StandardCharsets.UTF_8));
      }
      if (event.path(packed).isTextual()) {
        String text = event.path(packed).textValue().replace('+', '-').replace('/', '_');
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(text));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          plain + ", " + packed + ": neither JSON nor JSON in Base64", e);
    }
    return Json.MAPPER.missingNode();
  }

  private static @Nullable String channel(String platform) {
    return switch (platform) {
      case "web" -> "web";
      case "mob" -> "mobile";
      default -> null;
    };
  }

  private static String currency(JsonNode node) {
    String text = node.asText("");
    return text.isBlank() ? "USD" : text;
  }

  private static String digest(JsonNode event) {
    ObjectNode content =
        event instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode();
    return EventIds.of(content.remove(List.of("stm")));
  }
}
