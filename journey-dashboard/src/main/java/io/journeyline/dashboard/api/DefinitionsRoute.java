package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/definitions}: what the map is made of. */
final class DefinitionsRoute implements Route {
  private final JourneyDefinition definition;
  private final Model model;

  DefinitionsRoute(JourneyDefinition definition, Model model) {
    this.definition = definition;
    this.model = model;
  }

  @Override
  public String path() {
    return "/api/definitions";
  }

  @Override
  public String summary() {
    return "The map's definition: stages, touchpoints, segments and funnels, each in its order";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.moment(Schemas.object());
    Schemas.field(schema, "map", "string", false);
    Schemas.field(schema, "version", "integer", false);
    Schemas.field(schema, "zone", "string", false);
    Schemas.field(schema, "versions", Schemas.array(Schemas.type("integer", false)))
        .put("description", "versions that there are numbers of");
    Schemas.field(schema, "channels", Schemas.array(Schemas.type("string", false)))
        .put("description", "channels that touchpoints came by");
    ObjectNode stage = Schemas.object();
    Schemas.field(stage, "id", "string", false);
    Schemas.field(stage, "timeoutMs", "integer", true);
    Schemas.field(schema, "stages", Schemas.array(stage));
    ObjectNode touchpoint = Schemas.object();
    Schemas.field(touchpoint, "id", "string", false);
    Schemas.field(touchpoint, "stage", "string", false);
    Schemas.field(touchpoint, "events", Schemas.array(Schemas.type("string", false)));
    Schemas.field(touchpoint, "source", "string", true);
    Schemas.field(touchpoint, "channel", "string", true);
    Schemas.field(touchpoint, "owner", "string", true);
    Schemas.field(touchpoint, "goal", "boolean", false);
    Schemas.field(schema, "touchpoints", Schemas.array(touchpoint));
    Schemas.field(schema, "segments", Schemas.array(Schemas.type("string", false)))
        .put("description", "beside all");
    ObjectNode persona = Schemas.object();
    Schemas.field(persona, "id", "string", false);
    Schemas.field(persona, "name", "string", false);
    Schemas.field(persona, "description", "string", true);
    Schemas.field(schema, "personas", Schemas.array(persona))
        .put("description", "segments too; everyone is in one at most");
    ObjectNode funnel = Schemas.object();
    Schemas.field(funnel, "id", "string", false);
    Schemas.field(funnel, "windowMs", "integer", false);
    Schemas.field(funnel, "order", "string", false);
    Schemas.field(funnel, "count", "string", false);
    Schemas.field(funnel, "hasBreakdown", "boolean", false);
    ObjectNode step = Schemas.object();
    Schemas.field(step, "id", "string", false);
    Schemas.field(step, "touchpoint", "string", true);
    Schemas.field(step, "optional", "boolean", false);
    Schemas.field(step, "withinMs", "integer", true);
    Schemas.field(funnel, "steps", Schemas.array(step));
    Schemas.field(schema, "funnels", Schemas.array(funnel));
    return schema;
  }

  @Override
  public Answer answer(Request request) {
    Moment moment = model.moment();
    String revisions =
        Stream.of(Aggregates.TOUCHPOINT_STATS, Aggregates.STAGES)
            .map(each -> String.valueOf(moment.revisions().getOrDefault(each.name(), 0L)))
            .collect(Collectors.joining("."));
    String etag = Envelope.tag(moment, revisions, request.audience());
    if (request.knows(etag)) {
      return request.unchanged(etag);
    }
    ObjectNode json = Envelope.moment(Json.MAPPER.createObjectNode(), moment);
    json.put("map", definition.map())
        .put("version", definition.version())
        .put("zone", definition.zone().getId());
    Set<Integer> versions = new TreeSet<>(model.cells().versions(Aggregates.STAGES));
    versions.add(definition.version());
    versions.forEach(json.putArray("versions")::add);
    new TreeSet<>(
            model
                .cells()
                .values(
                    Aggregates.TOUCHPOINT_STATS,
                    definition.map(),
                    definition.version(),
                    Aggregates.TOUCHPOINT_STATS.dimension("channel")))
        .forEach(json.putArray("channels")::add);
    for (Stage stage : definition.stages()) {
      json.withArrayProperty("stages")
          .addObject()
          .put("id", stage.id())
          .put("timeoutMs", millis(stage.timeout()));
    }
    touchpoints(json.putArray("touchpoints"));
    definition.segments().stream().map(Segment::id).forEach(json.putArray("segments")::add);
    ArrayNode personas = json.putArray("personas");
    for (Persona persona : definition.personas()) {
      personas
          .addObject()
          .put("id", persona.id())
          .put("name", persona.name())
          .put("description", persona.description());
    }
    ArrayNode funnels = json.putArray("funnels");
    definition.funnels().forEach(funnel -> add(funnels, funnel));
    return Answer.json(Json.bytes(json), etag);
  }

  private void touchpoints(ArrayNode into) {
    for (TouchpointRule rule : definition.touchpoints()) {
      ObjectNode json =
          into.addObject()
              .put("id", rule.id())
              .put("stage", rule.stage().id())
              .put("source", rule.matcher().source())
              .put("channel", rule.matcher().channel())
              .put("owner", rule.owner())
              .put("goal", rule.goal());
      rule.matcher().events().forEach(json.putArray("events")::add);
    }
  }

  private static void add(ArrayNode into, Funnel funnel) {
    ObjectNode json =
        into.addObject()
            .put("id", funnel.id())
            .put("windowMs", funnel.window().toMillis())
            .put("order", funnel.order().name().toLowerCase(Locale.ROOT))
            .put("count", funnel.count().name().toLowerCase(Locale.ROOT))
            .put("hasBreakdown", funnel.by() != null);
    ArrayNode steps = json.putArray("steps");
    for (Funnel.Step step : funnel.steps()) {
      steps
          .addObject()
          .put("id", step.id())
          .put("touchpoint", step.touchpoint())
          .put("optional", step.optional())
          .put("withinMs", millis(step.within()));
    }
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
