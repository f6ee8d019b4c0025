package io.journeyline.ingest.source.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.Answer;
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

/** CloudEvents 1.0 over HTTP, binary, structured and batched. */
public final class CloudEventsSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "cloudevents",
          "CloudEvents 1.0 over HTTP",
          SourceType.Access.KEY,
          Set.of("subject"),
          CloudEventsSource::new);

  private static final String OPTIONS = "OPTIONS";
  private static final String ASKED_ORIGIN = "webhook-request-origin";

  private final WriteKeys keys;
  private final String path;
  private final CloudEvent reader;

  CloudEventsSource(SourceSettings settings) {
    keys = new WriteKeys(settings.secrets());
    path = settings.path();
    reader = new CloudEvent(settings.option("subject"));
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(path, "CloudEvents, one or a batch"),
        new Route(OPTIONS, path, 0, false, "whether CloudEvents may be sent here"));
  }

  /** Whoever asks whether it may send has no key yet. */
  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    return OPTIONS.equals(request.method()) ? "" : keys.check(request);
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    if (OPTIONS.equals(request.method())) {
      return Translation.answer(permission(request));
    }
    List<Outcome> outcomes = new ArrayList<>();
    if (BinaryMode.applies(request)) {
      outcomes.add(outcome(BinaryMode.read(request)));
    } else {
      JsonNode body = request.json();
      for (JsonNode event : body.isArray() ? body : List.of(body)) {
        outcomes.add(outcome(event));
      }
    }
    return Translation.of(outcomes);
  }

  private Outcome outcome(JsonNode event) {
    try {
      return Outcome.event(reader.toNative(event), event);
    } catch (IllegalArgumentException e) {
      return Outcome.unreadable(Objects.toString(e.getMessage(), "not a CloudEvent"), event);
    }
  }

  private static Answer permission(WebRequest request) {
    @Nullable String origin = request.header(ASKED_ORIGIN);
    Answer answer = Answer.empty(204).with("Allow", "POST, OPTIONS");
    return origin == null
        ? answer
        : answer.with("WebHook-Allowed-Origin", origin).with("WebHook-Allowed-Rate", "*");
  }
}
