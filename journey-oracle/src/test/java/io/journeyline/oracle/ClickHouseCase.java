package io.journeyline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * A case of ClickHouse's windowFunnel: events of users, each with the steps that it satisfies. Its
 * mode strict_order becomes our order strict; any other is ignored. Events of one second follow
 * each other as the case lists them; years are moved to where ours lie.
 */
record ClickHouseCase(JourneyDefinition definition, Map<String, List<Touchpoint>> events) {
  /** Seconds; a window of thousands of years is cut to it. */
  private static final long CENTURY = 3_155_760_000L;

  static ClickHouseCase of(JsonNode peer) throws DefinitionException {
    boolean strict = peer.path("modes").toString().contains("strict_order");
    StringBuilder yaml =
        new StringBuilder(
            """
            map: peer
            version: 1
            stages: [{id: stage}]
            touchpoints: [{id: event, stage: stage, event: event}]
            funnels:
              - id: funnel
                window: PT%sS
                order: %s
                steps:
            """
                .formatted(
                    Math.min(peer.path("window").asLong(), CENTURY),
                    strict ? "strict" : "sequential"));
    for (int step = 1; step <= peer.path("steps").size(); step++) {
      yaml.append("      - {id: s%s, where: 'properties.s%s == true'}\n".formatted(step, step));
    }
    return new ClickHouseCase(
        DefinitionLoader.parse(yaml.toString(), "a peer's case"), events(peer));
  }

  private static Map<String, List<Touchpoint>> events(JsonNode peer) {
    long first =
        StreamSupport.stream(peer.path("events").spliterator(), false)
            .mapToLong(event -> event.path("t").asLong())
            .min()
            .orElse(0);
    Map<String, List<Touchpoint>> events = new TreeMap<>();
    for (JsonNode event : peer.path("events")) {
      Touchpoint touchpoint =
          PeerEvents.touchpoint(
              "event", event.path("seq").asInt(), event.path("t").asLong() - first);
      Map<String, Object> steps = new HashMap<>();
      event.path("matches").forEach(step -> steps.put("s" + step.asInt(), true));
      touchpoint.setProperties(steps);
      events
          .computeIfAbsent(event.path("user").asText(), user -> new ArrayList<>())
          .add(touchpoint);
    }
    return events;
  }

  /** The level of each user; 0 for one without an attempt. */
  Map<String, Integer> levels() {
    Map<String, Integer> levels = new TreeMap<>();
    events.forEach(
        (user, own) ->
            levels.put(user, PeerEvents.level(Shop.compute(definition, own, List.of(), 0))));
    return levels;
  }
}
