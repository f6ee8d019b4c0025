package io.journeyline.local.simulation;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws small histories in which everything that can go wrong with identities is likely. */
final class Histories {
  static final long HOUR = 3_600_000L;

  private static final String DEFINITION =
      """
      map: small
      version: 1
      identity:
        types: [user_id, email, anonymous_id]
        unique: user_id
        sharedAbove: {default: SHARED, email: SHARED}
        cuts: [["email:e0", "anonymous_id:a0"], ["user_id:u0", "anonymous_id:a1"]]
      stages:
        - {id: look, timeout: PT5H}
        - {id: buy, timeout: PT9H}
        - {id: keep}
      touchpoints:
        - {id: looked, stage: look, event: look}
        - {id: bought, stage: buy, event: buy, goal: true}
        - {id: kept, stage: keep, event: keep}
      """;

  static {
    // Avro builds records of trusted packages only; ours are trusted with the first wire format.
    var _ = new WireFormat("mock://histories");
  }

  private final Random random;

  Histories(long seed) {
    random = new Random(seed);
  }

  static JourneyDefinition definition(int sharedAbove) {
    try {
      return DefinitionLoader.parse(
          DEFINITION.replace("SHARED", Integer.toString(sharedAbove)), "small.yaml");
    } catch (DefinitionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Touchpoints in an order that has nothing to do with when they occurred, some of them twice. */
  List<Touchpoint> draw() {
    int users = 1 + random.nextInt(3);
    int emails = random.nextInt(4);
    int devices = 1 + random.nextInt(6);
    int count = 2 + random.nextInt(24);
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Touchpoint touchpoint = touchpoint("t" + i, identifiers(users, emails, devices));
      touchpoints.add(touchpoint);
      if (random.nextInt(6) == 0) {
        touchpoints.add(twin(touchpoint));
      }
    }
    Collections.shuffle(touchpoints, random);
    return touchpoints;
  }

  private Map<String, List<String>> identifiers(int users, int emails, int devices) {
    Map<String, List<String>> identifiers = new LinkedHashMap<>();
    if (random.nextInt(3) == 0) {
      add(identifiers, "user_id", "u" + random.nextInt(users));
      if (random.nextInt(12) == 0) {
        add(identifiers, "user_id", "u" + random.nextInt(users));
      }
    }
    if (emails > 0 && random.nextInt(3) == 0) {
      add(identifiers, "email", "e" + random.nextInt(emails));
    }
    int carried = identifiers.isEmpty() ? 1 + random.nextInt(2) : random.nextInt(3);
    for (int i = 0; i < carried; i++) {
      add(identifiers, "anonymous_id", "a" + random.nextInt(devices));
    }
    return identifiers;
  }

  private static void add(Map<String, List<String>> identifiers, String type, String value) {
    identifiers.computeIfAbsent(type, t -> new ArrayList<>()).add(value);
  }

  private Touchpoint touchpoint(String id, Map<String, List<String>> identifiers) {
    long at = random.nextInt(60) * HOUR;
    List<Identifier> listed = new ArrayList<>();
    identifiers.forEach(
        (type, values) ->
            values.stream().distinct().forEach(v -> listed.add(new Identifier(type, v))));
    Touchpoint.Builder touchpoint =
        Touchpoint.newBuilder()
            .setEventId(id)
            .setSource("s")
            .setChannel(random.nextBoolean() ? "web" : "app")
            .setType(List.of("look", "look", "buy", "keep", "other").get(random.nextInt(5)))
            .setOccurredAt(at)
            .setReceivedAt(at + random.nextInt(3))
            .setIdentifiers(listed)
            .setProperties(Map.of())
            .setTraits(Map.of());
    List<String> users = identifiers.getOrDefault("user_id", List.of());
    if (users.size() == 2 && random.nextBoolean() && !users.get(0).equals(users.get(1))) {
      touchpoint.setAliasOf(List.of("user_id:" + users.get(0), "user_id:" + users.get(1)));
    }
    return touchpoint.build();
  }

  /** The same touchpoint, received at another time with another body. */
  private Touchpoint twin(Touchpoint touchpoint) {
    Touchpoint.Builder twin = Touchpoint.newBuilder(touchpoint);
    if (random.nextBoolean()) {
      twin.setReceivedAt(touchpoint.getReceivedAt() + random.nextInt(4));
      twin.setType(random.nextBoolean() ? "buy" : touchpoint.getType());
      twin.setOccurredAt(touchpoint.getOccurredAt() + random.nextInt(2) * HOUR);
      twin.setReceivedAt(Math.max(twin.getReceivedAt(), twin.getOccurredAt()));
    }
    return twin.build();
  }
}
