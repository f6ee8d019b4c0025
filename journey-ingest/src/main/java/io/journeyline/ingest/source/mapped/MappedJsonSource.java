package io.journeyline.ingest.source.mapped;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.file.JsonMapping;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TopicSourceType;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.WriteKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON of any sender, read by a mapping file. */
public final class MappedJsonSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "json",
          "JSON of any sender, by a mapping file",
          SourceType.Access.KEY,
          Set.of("mapping", "events"),
          MappedJsonSource::new);

  /** The same in records of a topic. */
  public static final TopicSourceType TOPIC =
      new TopicSourceType(
          "json-topic",
          "JSON in a topic, by a mapping file",
          Set.of("mapping", "events"),
          settings -> {
            MappedJsonSource source = new MappedJsonSource(settings);
            return record -> source.outcomesOf(record.json());
          });

  private final WriteKeys keys;
  private final String path;
  private final JsonMapping mapping;
  private final @Nullable String events;

  MappedJsonSource(SourceSettings settings) {
    keys = new WriteKeys(settings.secrets());
    path = settings.path();
    events = settings.option("events");
    try {
      mapping = JsonMapping.load(Path.of(settings.required("mapping")));
    } catch (IOException e) {
      throw new IllegalArgumentException("mapping: cannot be read: " + e.getMessage(), e);
    } catch (DefinitionException e) {
      throw new IllegalArgumentException("mapping: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(path, "JSON as its mapping says"));
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    return keys.check(request);
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    return Translation.of(outcomesOf(request.json()));
  }

  private List<Outcome> outcomesOf(JsonNode sent) {
    JsonNode found = sent;
    if (events != null) {
      for (String step : events.split("\\.", -1)) {
        found = found.path(step);
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode event : found.isArray() ? found : List.of(found)) {
      outcomes.addAll(outcomes(event));
    }
    return outcomes;
  }

  private List<Outcome> outcomes(JsonNode event) {
    if (!event.isObject()) {
      return List.of(Outcome.unreadable("an event must be a JSON object", event));
    }
    List<Outcome> outcomes =
        mapping.touchpoints(event).stream()
            .map(touchpoint -> Outcome.event(touchpoint, event))
            .toList();
    return outcomes.isEmpty()
        ? List.of(Outcome.ignored("no entry of the mapping applies to it"))
        : outcomes;
  }
}
