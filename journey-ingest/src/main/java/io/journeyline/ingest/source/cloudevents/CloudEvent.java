package io.journeyline.ingest.source.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.EventData;
import io.journeyline.ingest.source.NativeForm;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one CloudEvent, in the form of structured mode, to the native form. */
final class CloudEvent {
  private static final Set<String> NO_EXTENSIONS =
      Set.of(
          "id",
          "source",
          "type",
          "specversion",
          "time",
          "datacontenttype",
          "dataschema",
          "data",
          "data_base64");

  private final @Nullable String subjectType;

  /**
   * @param subjectType type of identifier that the attribute {@code subject} is; null: none
   */
  CloudEvent(@Nullable String subjectType) {
    this.subjectType = subjectType;
  }

  /**
   * The event in native form.
   *
   * @throws IllegalArgumentException naming the attribute, what is wrong and what is allowed
   */
  ObjectNode toNative(JsonNode event) {
    if (!event.path("specversion").asText("").startsWith("1.")) {
      throw new IllegalArgumentException("specversion: allowed is 1.0");
    }
    String source = required(event, "source");
    NativeForm form = new NativeForm(source + "#" + required(event, "id"), required(event, "type"));
    form.occurredAt("time", event.path("time"));
    JsonNode data = data(event);
    EventData.put(form, data);
    form.property("cloudevents_source", source);
    for (Map.Entry<String, JsonNode> attribute : event.properties()) {
      if (!NO_EXTENSIONS.contains(attribute.getKey())) {
        form.property(attribute.getKey(), attribute.getValue());
      }
    }
    if (subjectType != null) {
      form.identifier(subjectType, event.path("subject"));
    }
    return form.node();
  }

  private static JsonNode data(JsonNode event) {
    if (!event.path("data_base64").isTextual()) {
      return event.path("data");
    }
    try {
      return Json.MAPPER.readTree(Base64.getDecoder().decode(event.path("data_base64").asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("data_base64: not JSON in Base64", e);
    }
  }

  private static String required(JsonNode event, String attribute) {
    @Nullable String value = NativeForm.text(event.path(attribute));
    if (value == null) {
      throw new IllegalArgumentException(attribute + ": missing; a CloudEvent needs it");
    }
    return value;
  }
}
