package io.journeyline.local.simulation;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A history written down, touchpoint by touchpoint. */
final class Story {
  /** So many that there is one for each number of partitions. */
  private static final int EACH = 8;

  private final List<Touchpoint> touchpoints = new ArrayList<>();

  /** A touchpoint with identifiers as {@code type:value}. */
  Story touch(long hour, String type, String... identifiers) {
    touchpoints.add(touchpoint(hour, type, identifiers).build());
    return this;
  }

  /** One that declares its two identifiers to be one. */
  Story alias(long hour, String type, String a, String b) {
    touchpoints.add(touchpoint(hour, type, a, b).setAliasOf(List.of(a, b)).build());
    return this;
  }

  /** The last one again with another body, received {@code millis} later. */
  Story twin(long millis, String type) {
    Touchpoint last = touchpoints.getLast();
    touchpoints.add(
        Touchpoint.newBuilder(last)
            .setType(type)
            .setReceivedAt(last.getReceivedAt() + millis)
            .build());
    return this;
  }

  List<Touchpoint> touchpoints() {
    return touchpoints;
  }

  /** The first seeds take the order told, the next the reverse, all others draw one. */
  List<Touchpoint> arriving(long seed) {
    List<Touchpoint> arriving = new ArrayList<>(touchpoints);
    if (seed >= 2 * EACH) {
      Collections.shuffle(arriving, new Random(seed));
    } else if (seed >= EACH) {
      Collections.reverse(arriving);
    }
    return arriving;
  }

  private Touchpoint.Builder touchpoint(long hour, String type, String... identifiers) {
    long at = hour * Histories.HOUR;
    List<Identifier> listed =
        Stream.of(identifiers)
            .map(id -> id.split(":", 2))
            .map(id -> new Identifier(id[0], id[1]))
            .toList();
    return Touchpoint.newBuilder()
        .setEventId("t" + touchpoints.size())
        .setSource("s")
        .setChannel("web")
        .setType(type)
        .setOccurredAt(at)
        .setReceivedAt(at)
        .setIdentifiers(listed)
        .setProperties(Map.of())
        .setTraits(Map.of());
  }
}
