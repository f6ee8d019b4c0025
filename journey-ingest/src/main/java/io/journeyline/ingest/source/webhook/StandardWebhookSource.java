package io.journeyline.ingest.source.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.EventData;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Standard Webhooks: signed JSON from any sender. */
public final class StandardWebhookSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "webhook",
          "Standard Webhooks",
          SourceType.Access.SECRET,
          Set.of(),
          StandardWebhookSource::new);

  private final String path;
  private final StandardSignature signature;

  StandardWebhookSource(SourceSettings settings) {
    path = settings.path();
    signature = new StandardSignature(settings.secrets());
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(path, "events signed as Standard Webhooks say"));
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    signature.check(request);
    return path;
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    JsonNode body = request.json();
    String id = StandardSignature.id(request);
    if (!body.isArray()) {
      return Translation.of(List.of(outcome(body, id)));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode event : body) {
      outcomes.add(outcome(event, id + "#" + (outcomes.size() + 1)));
    }
    return Translation.of(outcomes);
  }

  private static Outcome outcome(JsonNode event, String id) {
    @Nullable String type = NativeForm.text(event.path("type"));
    if (type == null) {
      return Outcome.unreadable("type: missing; an event needs a name", event);
    }
    try {
      return Outcome.event(toNative(event, type, id), event);
    } catch (IllegalArgumentException e) {
      return Outcome.unreadable(Objects.toString(e.getMessage(), "not an event"), event);
    }
  }

  /** Either an envelope of type, timestamp and data, or a touchpoint in native form. */
  private static ObjectNode toNative(JsonNode event, String type, String id) {
    @Nullable String ownId = NativeForm.text(event.path("eventId"));
    NativeForm form = new NativeForm(ownId == null ? id : ownId, type);
    form.occurredAt("timestamp", event.path("timestamp"));
    form.occurredAt("occurredAt", event.path("occurredAt"));
    if (event.has("data")) {
      EventData.put(form, event.path("data"));
    } else {
      EventData.put(form, withoutEnvelope(event));
    }
    return form.node();
  }

  private static JsonNode withoutEnvelope(JsonNode event) {
    ObjectNode data = event.deepCopy();
    return data.remove(List.of("type", "timestamp", "eventId", "occurredAt", "receivedAt"));
  }
}
