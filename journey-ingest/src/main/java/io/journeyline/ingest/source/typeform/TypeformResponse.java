package io.journeyline.ingest.source.typeform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates one form that was filled in. Its first score is the feedback. */
final class TypeformResponse {
  /** Hidden fields that say who it is, by the names that their authors usually give them. */
  private static final Set<String> IDENTIFIERS =
      Set.of("user_id", "email", "phone", "anonymous_id", "crm_contact");

  private static final String SCALE = "opinion_scale";
  private static final int NPS_TOP = 10;
  private static final int SCALE_STEPS = 11;
  private static final int STARS = 5;

  private TypeformResponse() {}

  static Outcome outcome(JsonNode event) {
    if (!event.path("event_type").asText("").equals("form_response")) {
      return Outcome.ignored("only forms that were filled in are taken");
    }
    JsonNode response = event.path("form_response");
    NativeForm form =
        new NativeForm(Webhook.required(event, "event_id"), "form_response")
            .channel("survey")
            .occurredAt("form_response.submitted_at", response.path("submitted_at"))
            .property("form_id", response.path("form_id"))
            .property("response_id", response.path("token"))
            .property("form", response.path("definition").path("title"));
    hidden(form, response.path("hidden"));
    answers(form, response);
    return Outcome.event(form.node(), event);
  }

  private static void hidden(NativeForm form, JsonNode hidden) {
    for (Map.Entry<String, JsonNode> field : hidden.properties()) {
      String name = field.getKey();
      if (IDENTIFIERS.contains(name)) {
        form.identifier(name, field.getValue());
      } else if (name.startsWith("utm_")) {
        form.campaign(name.substring("utm_".length()), NativeForm.text(field.getValue()));
      } else {
        form.property(name, field.getValue());
      }
    }
  }

  private static void answers(NativeForm form, JsonNode response) {
    Map<String, JsonNode> definitions = new HashMap<>();
    for (JsonNode field : response.path("definition").path("fields")) {
      definitions.put(field.path("id").asText(""), field.path("properties"));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode answer : response.path("answers")) {
      String type = answer.path("type").asText("");
      JsonNode value = answer.path(type);
      @Nullable String text = NativeForm.text(value);
      switch (type) {
        case "email" -> form.identifier("email", text);
        case "phone_number" -> form.identifier("phone", text);
        case "text" -> texts.add(text == null ? "" : text);
        default -> property(form, answer, value);
      }
      if (!form.node().has("feedback")) {
        JsonNode field = answer.path("field");
        score(
            form,
            field.path("type").asText(""),
            value,
            definitions.getOrDefault(field.path("id").asText(""), field.path("properties")));
      }
    }
    texts.removeIf(String::isBlank);
    form.text(String.join("\n", texts));
  }

  /** Choices are objects of labels. */
  private static void property(NativeForm form, JsonNode answer, JsonNode value) {
    @Nullable String ref = NativeForm.text(answer.path("field").path("ref"));
    if (ref == null) {
      return;
    }
    if (value instanceof ObjectNode object && object.has("label")) {
      form.property(ref, object.path("label"));
    } else if (value instanceof ObjectNode object && object.has("labels")) {
      form.property(ref, object.path("labels"));
    } else {
      form.property(ref, value);
    }
  }

  private static void score(NativeForm form, String type, JsonNode value, JsonNode definition) {
    switch (type) {
      case "nps" -> form.feedback(type, value, 0, NPS_TOP);
      case "rating" -> form.feedback(type, value, 1, steps(definition, STARS));
      case SCALE -> {
        int start = definition.path("start_at_one").asBoolean() ? 1 : 0;
        form.feedback(type, value, start, start + steps(definition, SCALE_STEPS) - 1.0);
      }
      default -> {
        // Not a score.
      }
    }
  }

  private static int steps(JsonNode definition, int otherwise) {
    int steps = definition.path("steps").asInt(otherwise);
    return steps > 1 && steps <= SCALE_STEPS ? steps : otherwise;
  }
}
