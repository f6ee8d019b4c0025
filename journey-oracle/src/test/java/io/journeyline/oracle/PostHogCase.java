package io.journeyline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A case of PostHog's funnels: events of people. Every event is a touchpoint of its own name, so
 * that any can be excluded and any comes between in strict order.
 */
record PostHogCase(JourneyDefinition definition, Map<String, List<Touchpoint>> people) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double SECOND = 1_000;

  /**
   * What a case says.
   *
   * @param reached people at each step
   * @param at who they are, for the steps of which the case says so
   * @param average seconds from the step before, null for the first; empty where the case is silent
   * @param median as the average
   */
  record Answer(
      List<Long> reached,
      Map<Integer, List<String>> at,
      List<@Nullable Double> average,
      List<@Nullable Double> median) {}

  static Answer expected(JsonNode peer) {
    JsonNode expected = peer.path("expected");
    List<Long> reached = new ArrayList<>();
    expected.path("counts").forEach(count -> reached.add(count.asLong()));
    Map<Integer, List<String>> at = new TreeMap<>();
    for (int step = 1; step <= reached.size(); step++) {
      JsonNode people = expected.path("people_at_step").path(String.valueOf(step));
      if (people.isArray()) {
        List<String> names = new ArrayList<>();
        people.forEach(name -> names.add(name.asText()));
        at.put(step, names.stream().sorted().toList());
      }
    }
    return new Answer(
        reached,
        at,
        seconds(expected.path("average_conversion_s")),
        seconds(expected.path("median_conversion_s")));
  }

  private static List<@Nullable Double> seconds(JsonNode given) {
    List<@Nullable Double> seconds = new ArrayList<>();
    given.forEach(value -> seconds.add(value.isNull() ? null : value.asDouble()));
    return seconds;
  }

  static PostHogCase of(JsonNode peer) throws DefinitionException {
    return new PostHogCase(DefinitionLoader.parse(definition(peer), "a peer's case"), people(peer));
  }

  /** JSON, which is YAML. */
  private static String definition(JsonNode peer) {
    List<String> events = events(peer);
    ArrayNode rules = JSON.arrayNode();
    events.forEach(
        event ->
            rules.add(
                JSON.objectNode()
                    .put("id", rule(events, event))
                    .put("stage", "stage")
                    .put("event", event)));
    ObjectNode map = JSON.objectNode().put("map", "peer").put("version", 1);
    map.putArray("stages").addObject().put("id", "stage");
    map.set("touchpoints", rules);
    map.putArray("funnels").add(funnel(peer, events));
    return map.toString();
  }

  private static ObjectNode funnel(JsonNode peer, List<String> events) {
    String order =
        switch (peer.path("order_type").asText()) {
          case "ordered" -> "sequential";
          case "unordered" -> "any";
          case String other -> other;
        };
    ObjectNode funnel =
        JSON.objectNode()
            .put("id", "funnel")
            .put("window", "PT" + peer.path("window_s").asText() + "S")
            .put("order", order);
    ArrayNode steps = funnel.putArray("steps");
    peer.path("steps").forEach(step -> steps.add(step(step).put("id", "s" + steps.size())));
    if (!peer.path("exclusions").isEmpty()) {
      ArrayNode exclusions = funnel.putArray("exclude");
      for (JsonNode exclusion : peer.path("exclusions")) {
        exclusions
            .addObject()
            .put("touchpoint", rule(events, exclusion.path("event").asText()))
            .put("from", "s" + exclusion.path("from_step").asInt())
            .put("to", "s" + exclusion.path("to_step").asInt());
      }
    }
    return funnel;
  }

  private static ObjectNode step(JsonNode peer) {
    ObjectNode step = JSON.objectNode().put("event", peer.path("event").asText());
    peer.path("properties")
        .properties()
        .forEach(
            property ->
                step.put(
                    "where",
                    "properties['%s'] in %s".formatted(property.getKey(), property.getValue())));
    return step;
  }

  private static List<String> events(JsonNode peer) {
    TreeSet<String> events = new TreeSet<>();
    peer.path("people").findValues("event").forEach(event -> events.add(event.asText()));
    peer.path("exclusions").findValues("event").forEach(event -> events.add(event.asText()));
    return List.copyOf(events);
  }

  private static String rule(List<String> events, String event) {
    return "rule" + events.indexOf(event);
  }

  private static Map<String, List<Touchpoint>> people(JsonNode peer) {
    Map<String, List<Touchpoint>> people = new TreeMap<>();
    for (Map.Entry<String, JsonNode> person : peer.path("people").properties()) {
      List<Touchpoint> own = new ArrayList<>();
      for (JsonNode event : person.getValue()) {
        long seconds = event.path("t").asLong();
        Touchpoint touchpoint =
            PeerEvents.touchpoint(event.path("event").asText(), own.size(), seconds);
        Map<String, Object> properties = new HashMap<>();
        event
            .path("properties")
            .properties()
            .forEach(property -> properties.put(property.getKey(), property.getValue().asText()));
        touchpoint.setProperties(properties);
        touchpoint.setIdentifiers(List.of(new Identifier("user_id", person.getKey())));
        own.add(touchpoint);
      }
      people.put(person.getKey(), own);
    }
    return people;
  }

  /** Ours, as far as the case has one. */
  Answer answer(Answer expected) {
    List<Touchpoint> all = people.values().stream().flatMap(List::stream).toList();
    Map<Integer, List<String>> at = new TreeMap<>();
    expected.at().keySet().forEach(step -> at.put(step, peopleAt(step)));
    return new Answer(
        PeerEvents.reached(Shop.compute(definition, all, List.of(), 0)),
        at,
        expected.average().isEmpty() ? List.of() : perStep(PostHogCase::average),
        expected.median().isEmpty() ? List.of() : perStep(PostHogCase::median));
  }

  private List<String> peopleAt(int step) {
    return people.entrySet().stream()
        .filter(
            person ->
                PeerEvents.level(Shop.compute(definition, person.getValue(), List.of(), 0)) >= step)
        .map(Map.Entry::getKey)
        .toList();
  }

  private interface Mean {
    double of(List<Long> sorted);
  }

  private List<@Nullable Double> perStep(Mean mean) {
    List<@Nullable Double> means = new ArrayList<>();
    for (int step = 0; step < definition.funnels().getFirst().steps().size(); step++) {
      List<Long> durations = durations(step);
      means.add(durations.isEmpty() ? null : mean.of(durations) / SECOND);
    }
    return means;
  }

  private List<Long> durations(int step) {
    return people.values().stream()
        .flatMap(
            own ->
                FunnelAttempts.of(definition.funnels().getFirst(), Contact.inOrder(definition, own))
                    .stream())
        .map(attempt -> attempt.stepDuration(step))
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .sorted()
        .toList();
  }

  private static double average(List<Long> durations) {
    return durations.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static double median(List<Long> sorted) {
    int half = sorted.size() / 2;
    return IntStream.of((sorted.size() - 1) / 2, half)
        .mapToLong(sorted::get)
        .average()
        .orElseThrow();
  }
}
