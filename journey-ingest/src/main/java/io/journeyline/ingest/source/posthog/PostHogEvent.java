package io.journeyline.ingest.source.posthog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one PostHog event to the native form. */
final class PostHogEvent {
  private static final String USER = "user_id";
  private static final String ANONYMOUS = "anonymous_id";
  private static final String ALIAS = "$create_alias";
  private static final String SURVEY = "survey sent";
  private static final String RESPONSE = "$survey_response";
  private static final int MOST_POINTS = 10;
  private static final String DEFAULT_CURRENCY = "USD";

  private static final Map<String, String> TYPES =
      Map.of(
          "$pageview",
          "Page Viewed",
          "$screen",
          "Screen Viewed",
          "$identify",
          "Identify",
          "$groupidentify",
          "Group",
          ALIAS,
          "Alias");

  private static final Set<String> TELEMETRY =
      Set.of(
          "$feature_flag_called",
          "$snapshot",
          "$$heatmap",
          "$web_vitals",
          "$performance_event",
          "$exception",
          "$opt_in");

  /** Facts of the person and keys, which are no facts of the event. */
  private static final List<String> NO_PROPERTIES =
      List.of("token", "distinct_id", "$set", "$set_once", "$unset");

  private PostHogEvent() {}

  static boolean isTelemetry(String name) {
    return TELEMETRY.contains(name);
  }

  /** The event in native form, without its time. */
  static ObjectNode toNative(JsonNode event, String name) {
    JsonNode properties = event.path("properties");
    @Nullable String uuid = NativeForm.text(event.path("uuid"));
    NativeForm form =
        new NativeForm(uuid == null ? digest(event) : uuid, TYPES.getOrDefault(name, name));
    putIdentity(form, event, properties, name);
    putTraits(form, event, properties);
    for (Map.Entry<String, JsonNode> field : properties.properties()) {
      if (!NO_PROPERTIES.contains(field.getKey())) {
        form.property(field.getKey(), field.getValue());
      }
      if (field.getKey().startsWith("utm_")) {
        String key = field.getKey().substring("utm_".length());
        form.campaign("campaign".equals(key) ? "name" : key, NativeForm.text(field.getValue()));
      }
    }
    putMoney(form, properties);
    if (SURVEY.equals(name)) {
      putResponse(form, properties.path(RESPONSE));
    }
    return form.node();
  }

  private static void putIdentity(
      NativeForm form, JsonNode event, JsonNode properties, String name) {
    @Nullable String distinct = NativeForm.text(event.path("distinct_id"));
    distinct = distinct == null ? NativeForm.text(properties.path("distinct_id")) : distinct;
    @Nullable String device = NativeForm.text(properties.path("$device_id"));
    boolean anonymous =
        (distinct != null && distinct.equals(device))
            || (properties.path("$is_identified").isBoolean()
                && !properties.path("$is_identified").booleanValue());
    form.identifier(anonymous ? ANONYMOUS : USER, distinct);
    form.identifier(ANONYMOUS, device);
    form.identifier(ANONYMOUS, properties.path("$anon_distinct_id"));
    @Nullable String alias = NativeForm.text(properties.path("alias"));
    if (ALIAS.equals(name) && alias != null && distinct != null && !alias.equals(distinct)) {
      // PostHog has one kind of id for signed-in and unknown people.
      form.identifier(USER, alias).aliasOf(USER, alias, USER, distinct);
    }
  }

  private static void putTraits(NativeForm form, JsonNode event, JsonNode properties) {
    for (JsonNode traits :
        List.of(
            properties.path("$set_once"),
            properties.path("$set"),
            event.path("$set_once"),
            event.path("$set"))) {
      traits.properties().forEach(field -> form.trait(field.getKey(), field.getValue()));
      form.identifier("email", traits.path("email"));
      form.identifier("phone", traits.path("phone"));
    }
  }

  private static void putMoney(NativeForm form, JsonNode properties) {
    String currency = properties.path("currency").asText("");
    for (String name : List.of("value", "total", "revenue", "$revenue")) {
      form.value(properties.path(name), currency.isBlank() ? DEFAULT_CURRENCY : currency);
    }
  }

  /** A number is a score, on which scale the event does not say: 0 to 10; anything else is text. */
  private static void putResponse(NativeForm form, JsonNode response) {
    form.feedback("survey", response, 0, MOST_POINTS);
    if (!form.node().has("feedback")) {
      form.text(NativeForm.text(response));
    }
  }

  private static String digest(JsonNode event) {
    ObjectNode content = event.deepCopy();
    return EventIds.of(content.remove(List.of("sent_at", "api_key", "token")));
  }
}
