package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of an event in an envelope such as CloudEvents or Standard Webhooks: fields of the
 * native form mean what they mean there; of any other data the usual names of identifiers are
 * understood, and everything is a fact of the event.
 */
public final class EventData {
  /** Usual names and the type of identifier that each is. */
  private static final Map<String, String> IDENTIFIERS =
      Map.ofEntries(
          Map.entry("user_id", "user_id"),
          Map.entry("userId", "user_id"),
          Map.entry("anonymous_id", "anonymous_id"),
          Map.entry("anonymousId", "anonymous_id"),
          Map.entry("email", "email"),
          Map.entry("phone", "phone"));

  private static final Set<String> NATIVE =
      Set.of("aliasOf", "text", "feedback", "value", "consent", "channel", "traits");

  private EventData() {}

  /** Adds what the data say. */
  public static void put(NativeForm form, JsonNode data) {
    if (data.has("identifiers")) {
      form.identifiers(data.path("identifiers"));
      putNative(form, data);
      return;
    }
    IDENTIFIERS.forEach((name, type) -> form.identifier(type, data.path(name)));
    if (data.isObject()) {
      form.properties(data);
    } else {
      form.property("data", data);
    }
  }

  private static void putNative(NativeForm form, JsonNode data) {
    form.properties(data.path("properties"));
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      if (NATIVE.contains(field.getKey())) {
        form.node().set(field.getKey(), field.getValue());
      }
    }
    JsonNode campaign = data.path("campaign");
    form.campaign("name", campaign.isTextual() ? campaign.textValue() : null);
    for (Map.Entry<String, JsonNode> field : campaign.properties()) {
      @Nullable String value = NativeForm.text(field.getValue());
      form.campaign(field.getKey(), value);
    }
  }
}
