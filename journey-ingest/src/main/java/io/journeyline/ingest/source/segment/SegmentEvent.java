package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates one Segment event to the native form. */
final class SegmentEvent {
  /** Kinds of events and the touchpoint type of each; a track event names its own. */
  static final Map<String, String> TYPES =
      Map.of(
          "track", "",
          "page", "Page Viewed",
          "screen", "Screen Viewed",
          "identify", "Identify",
          "group", "Group",
          "alias", "Alias");

  private static final String BROWSER_LIBRARY = "analytics.js";
  private static final Pattern MOBILE_DEVICE = Pattern.compile("(?i)ios|android");
  private static final Pattern MOBILE_LIBRARY =
      Pattern.compile("(?i).*(ios|android|swift|kotlin|react-native|flutter|xamarin).*");

  /** What a repeated attempt may change, and what is nobody's business. */
  private static final List<String> NOT_CONTENT = List.of("sentAt", "writeKey");

  private SegmentEvent() {}

  /**
   * The event in native form.
   *
   * @param kind one of {@link #TYPES}
   * @throws IllegalArgumentException naming the field, what is wrong and what is allowed
   */
  static ObjectNode toNative(
      ObjectNode event, String kind, String defaultChannel, Set<String> anonymousIds) {
    ObjectNode touchpoint = Json.MAPPER.createObjectNode();
    @Nullable String messageId = NativeForm.text(event.path("messageId"));
    touchpoint.put("eventId", messageId == null ? digest(event) : messageId);
    touchpoint.put("channel", channel(event, kind, defaultChannel));
    touchpoint.put("type", type(event, kind));
    SegmentIdentity.put(touchpoint, event, kind, anonymousIds);
    touchpoint.set("properties", properties(event, kind));
    touchpoint.set("traits", traits(event, kind));
    putContext(touchpoint, event.path("context"));
    @Nullable ObjectNode money = SegmentMoney.of(event.path("properties"));
    if (money != null) {
      touchpoint.set("value", money);
    }
    if ("track".equals(kind)) {
      SemanticEvents.complete(touchpoint, event.path("properties"));
    }
    return touchpoint;
  }

  private static String type(ObjectNode event, String kind) {
    if (!"track".equals(kind)) {
      return TYPES.getOrDefault(kind, kind);
    }
    @Nullable String name = NativeForm.text(event.path("event"));
    if (name == null) {
      throw new IllegalArgumentException("event: missing; a track event needs a name");
    }
    return name;
  }

  private static String channel(ObjectNode event, String kind, String defaultChannel) {
    JsonNode context = event.path("context");
    String library = context.path("library").path("name").asText("");
    String device = context.path("device").path("type").asText("");
    if (library.equals(BROWSER_LIBRARY)) {
      return "web";
    }
    boolean mobile =
        "screen".equals(kind)
            || MOBILE_LIBRARY.matcher(library).matches()
            || MOBILE_DEVICE.matcher(device).matches();
    return mobile ? "mobile" : defaultChannel;
  }

  private static ObjectNode properties(ObjectNode event, String kind) {
    ObjectNode properties = object(event.path("properties"));
    for (String name : List.of("name", "category")) {
      if (("page".equals(kind) || "screen".equals(kind))
          && !properties.has(name)
          && event.path(name).isTextual()) {
        properties.set(name, event.path(name));
      }
    }
    if ("group".equals(kind)) {
      // A group's traits are facts of the company, not of the person.
      @Nullable String group = NativeForm.text(event.path("groupId"));
      if (group != null) {
        properties.put("group_id", group);
      }
      properties.set("group", object(event.path("traits")));
    }
    return properties;
  }

  private static ObjectNode traits(ObjectNode event, String kind) {
    ObjectNode traits = object(event.path("context").path("traits"));
    if (!"group".equals(kind)) {
      traits.setAll(object(event.path("traits")));
    }
    return traits;
  }

  private static void putContext(ObjectNode touchpoint, JsonNode context) {
    ObjectNode campaign = Json.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> field : context.path("campaign").properties()) {
      @Nullable String value = NativeForm.text(field.getValue());
      if (value != null) {
        campaign.put(field.getKey(), value);
      }
    }
    if (!campaign.isEmpty()) {
      touchpoint.set("campaign", campaign);
    }
    JsonNode preferences = context.path("consent").path("categoryPreferences");
    if (preferences.isObject()) {
      ObjectNode consent = touchpoint.putObject("consent");
      for (Map.Entry<String, JsonNode> field : preferences.properties()) {
        consent.put(field.getKey(), field.getValue().asBoolean());
      }
      if (consent.isEmpty()) {
        // Segment's meaning of an empty object; without one, nothing is known.
        consent.put("*", false);
      }
    }
  }

  private static ObjectNode object(JsonNode node) {
    ObjectNode copy = Json.MAPPER.createObjectNode();
    return node instanceof ObjectNode object ? copy.setAll(object) : copy;
  }

  /** What the event says, the same for every attempt to send it. */
  private static String digest(ObjectNode event) {
    return EventIds.of(event.deepCopy().remove(NOT_CONTENT));
  }
}
