package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Matcher;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.touchpoint.Place;
import io.journeyline.streams.touchpoint.Row;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small map for tests: look (drops after an hour), buy (a goal; drops after two), keep (never
 * drops).
 */
public final class Shops {
  static final long HOUR = 3_600_000;
  static final int LOOK = 0;
  static final int BUY = 1;
  static final int KEEP = 2;

  public static final JourneyDefinition DEFINITION = definition();

  private Shops() {}

  private static JourneyDefinition definition() {
    List<Stage> stages =
        List.of(
            new Stage(0, "look", Duration.ofHours(1)),
            new Stage(1, "buy", Duration.ofHours(2)),
            new Stage(2, "keep", null));
    List<TouchpointRule> rules = new ArrayList<>();
    for (Stage stage : stages) {
      Matcher matcher = new Matcher(List.of(stage.id()), null, null, null);
      rules.add(
          new TouchpointRule(
              stage.position(),
              stage.id() + "_rule",
              stage,
              matcher,
              null,
              stage.position() == BUY));
    }
    IdentityRules identity =
        new IdentityRules(
            List.of("user_id"), "user_id", List.of(), List.of(), 20, Map.of(), null, List.of());
    return new JourneyDefinition(
        "shop", 1, ZoneOffset.UTC, identity, stages, rules, List.of(), List.of());
  }

  /** A touchpoint of a rule, {@code minutes} after 1970 began; its id is its minute. */
  static Row at(long minutes, int rule) {
    return at(minutes, rule, "web");
  }

  static Row at(long minutes, int rule, String channel) {
    long millis = minutes * 60_000;
    String type = rule == Row.UNMAPPED ? "other" : DEFINITION.stages().get(rule).id();
    return new Row(
        millis,
        millis,
        new byte[] {1},
        rule,
        "src",
        "e" + minutes,
        type,
        channel,
        List.of("user_id:u"),
        List.of(),
        Map.of(),
        List.of(),
        Feeling.NONE,
        new Place(0, minutes));
  }
}
