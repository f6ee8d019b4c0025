package io.journeyline.ingest.source.posthog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.ClockSkew;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.WriteKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostHog's capture API, as its own libraries use it. */
public final class PostHogSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "posthog", "PostHog's capture API", SourceType.Access.KEY, Set.of(), PostHogSource::new);

  private static final String FLAGS = "/flags";
  private static final String DECIDE = "/decide";
  private static final int LIMIT = 4 << 20;

  private final WriteKeys keys;

  PostHogSource(SourceSettings settings) {
    keys = new WriteKeys(settings.secrets());
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String path : List.of("/batch", "/e", "/i/v0/e", "/capture")) {
      routes.add(
          Route.post(path, "PostHog's events, one or a batch").withLimit(LIMIT).openToBrowsers());
    }
    for (String path : List.of(FLAGS, DECIDE)) {
      routes.add(Route.post(path, "PostHog's feature flags: there are none").openToBrowsers());
    }
    return routes;
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    return keys.check(request, () -> key(request));
  }

  private static @Nullable String key(WebRequest request) {
    try {
      JsonNode body = PostHogBody.read(request);
      JsonNode first = body.isArray() ? body.path(0) : body;
      for (JsonNode place :
          List.of(
              first.path("api_key"),
              first.path("token"),
              first.path("properties").path("token"),
              first.path("batch").path(0).path("properties").path("token"))) {
        if (place.isTextual()) {
          return place.textValue();
        }
      }
    } catch (RefusedException e) {
      // Told to those who have a key, when the body is read for what it says.
    }
    return null;
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    if (request.path().equals(FLAGS) || request.path().equals(DECIDE)) {
      return Translation.answer(Answer.json(200, noFlags()));
    }
    JsonNode body = PostHogBody.read(request);
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode event : events(body)) {
      outcomes.add(outcome(event, body, request.receivedAt()));
    }
    return new Translation(outcomes, Answer.json(200, status()));
  }

  private static Iterable<JsonNode> events(JsonNode body) throws RefusedException {
    if (body.isArray()) {
      return body;
    }
    if (!body.isObject()) {
      throw RefusedException.unreadable("invalid_json", "the body must be an object or a list");
    }
    JsonNode batch = body.path("batch");
    return batch.isArray() ? batch : List.of(body);
  }

  private static Outcome outcome(JsonNode event, JsonNode body, long receivedAt) {
    if (!event.isObject()) {
      return Outcome.unreadable("an event must be a JSON object", event);
    }
    @Nullable String name = NativeForm.text(event.path("event"));
    if (name == null) {
      return Outcome.unreadable("event: missing; an event needs a name", event);
    }
    if (PostHogEvent.isTelemetry(name)) {
      return Outcome.ignored("it says how the library works, not what a person did");
    }
    try {
      JsonNode sent = event.hasNonNull("sent_at") ? event.path("sent_at") : body.path("sent_at");
      ObjectNode touchpoint = PostHogEvent.toNative(event, name);
      touchpoint.put(
          "occurredAt",
          ClockSkew.occurredAt(
              ClockSkew.time("timestamp", event.path("timestamp")),
              ClockSkew.time("sent_at", sent),
              receivedAt));
      return Outcome.event(touchpoint, event);
    } catch (IllegalArgumentException e) {
      return Outcome.unreadable(Objects.toString(e.getMessage(), "not an event"), event);
    }
  }

  private static ObjectNode status() {
    return Json.MAPPER.createObjectNode().put("status", 1);
  }

  private static ObjectNode noFlags() {
    ObjectNode none = Json.MAPPER.createObjectNode().put("errorsWhileComputingFlags", false);
    none.putObject("flags");
    none.putObject("featureFlags");
    none.putObject("featureFlagPayloads");
    return none;
  }
}
