package io.journeyline.local.simulation;

import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws small histories in which everything that can go wrong with identities is likely. */
final class Histories {
  static final long HOUR = 3_600_000L;

  static {
    // Avro builds records of trusted packages only; ours are trusted with the first wire format.
    var _ = new WireFormat("mock://histories");
  }

  private final Random random;

  Histories(long seed) {
    random = new Random(seed);
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

  /** The same of customers who have nothing to do with each other; some come twice just so. */
  List<Touchpoint> drawApart() {
    int users = 1 + random.nextInt(3);
    int count = 5 + random.nextInt(50);
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String user = "u" + random.nextInt(users);
      Touchpoint touchpoint = touchpoint("t" + i, Map.of("user_id", List.of(user)));
      touchpoints.add(touchpoint);
      if (random.nextInt(6) == 0) {
        touchpoints.add(Touchpoint.newBuilder(touchpoint).build());
      }
    }
    if (random.nextBoolean()) {
      touchpoints.sort(Comparator.comparingLong(Touchpoint::getOccurredAt));
      Collections.swap(touchpoints, random.nextInt(touchpoints.size()), 0);
    } else {
      Collections.shuffle(touchpoints, random);
    }
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
            .setProperties(properties())
            .setTraits(traits());
    feel(touchpoint);
    List<String> users = identifiers.getOrDefault("user_id", List.of());
    if (users.size() == 2 && random.nextBoolean() && !users.get(0).equals(users.get(1))) {
      touchpoint.setAliasOf(List.of("user_id:" + users.get(0), "user_id:" + users.get(1)));
    }
    return touchpoint.build();
  }

  private Map<String, @Nullable Object> properties() {
    return random.nextInt(3) == 0 ? Map.of() : Map.of("ticket", random.nextLong(2));
  }

  /** Now and then feedback, on a scale or off it, a reaction, or a text that may have no score. */
  private void feel(Touchpoint.Builder touchpoint) {
    switch (random.nextInt(9)) {
      case 0 -> {
        String metric = List.of("nps", "csat", "ces", "stars").get(random.nextInt(4));
        touchpoint.setFeedback(new Feedback(metric, (double) random.nextInt(12), 0.0, 10.0));
      }
      case 1 -> touchpoint.setProperties(Map.of("reaction", random.nextBoolean() ? "love" : "sad"));
      case 2 ->
          touchpoint.setText(
              List.of("I love it", "This is bad", "Das ist nicht gut", "...")
                  .get(random.nextInt(4)));
      default -> {
        // Most say nothing.
      }
    }
  }

  /** Now and then one of the traits that segments see, or another; null erases. */
  private Map<String, @Nullable Object> traits() {
    Map<String, @Nullable Object> traits = new HashMap<>();
    if (random.nextInt(4) == 0) {
      traits.put("plan", Arrays.asList("pro", "free", null).get(random.nextInt(3)));
    }
    if (random.nextInt(6) == 0) {
      traits.put("home.city", Arrays.asList("Bonn", "Kiel", null).get(random.nextInt(3)));
    }
    if (random.nextInt(6) == 0) {
      traits.put("visits", List.<Object>of(1L, 2.5, "3", 4L).get(random.nextInt(4)));
    }
    if (random.nextInt(6) == 0) {
      traits.put(List.of("home", "shoe.size").get(random.nextInt(2)), "Bonn");
    }
    return traits;
  }

  /** The same touchpoint, received at another time with another body. */
  private Touchpoint twin(Touchpoint touchpoint) {
    Touchpoint.Builder twin = Touchpoint.newBuilder(touchpoint);
    if (random.nextBoolean()) {
      twin.setReceivedAt(touchpoint.getReceivedAt() + random.nextInt(4));
      twin.setType(random.nextBoolean() ? "buy" : touchpoint.getType());
      twin.setTraits(random.nextBoolean() ? traits() : touchpoint.getTraits());
      twin.setOccurredAt(touchpoint.getOccurredAt() + random.nextInt(2) * HOUR);
      twin.setReceivedAt(Math.max(twin.getReceivedAt(), twin.getOccurredAt()));
    }
    return twin.build();
  }
}
