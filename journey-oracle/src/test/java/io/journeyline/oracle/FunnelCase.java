package io.journeyline.oracle;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A funnel over the events {@code a}, {@code b}, {@code c}, {@code d} and {@code x}, each with a
 * rule of its name, and the tiny histories of one customer. An event {@code u} is unmapped.
 *
 * <p>A touchpoint is written {@code "a 5"}: event and minute, and {@code "a 5 k=red"} where its
 * property k has a value.
 */
record FunnelCase(JourneyDefinition definition) {
  private static final String MAP =
      """
      map: shop
      version: 3
      stages:
        - {id: early, timeout: P10D}
        - {id: late}
      touchpoints:
        - {id: a, stage: early, event: a}
        - {id: b, stage: early, event: b}
        - {id: c, stage: late, event: c}
        - {id: d, stage: late, event: d}
        - {id: x, stage: late, event: x}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
        - {id: local, where: "traits.address.country == 'DE'"}
      funnels:
        - id: way
      """;
  private static final long MINUTE = 60_000;

  /** The funnel {@code a}, {@code b}, {@code c} within an hour, and what the lines add. */
  static FunnelCase abc(String... more) {
    return of(
        """
        window: PT1H
        steps: [{id: a, touchpoint: a}, {id: b, touchpoint: b}, {id: c, touchpoint: c}]
        """
            + String.join("\n", more));
  }

  /** The same, of which {@code b} may be left out. */
  static FunnelCase abcOrAc() {
    return of(
        """
        window: PT1H
        steps:
          - {id: a, touchpoint: a}
          - {id: b, touchpoint: b, optional: true}
          - {id: c, touchpoint: c}
        """);
  }

  /**
   * @param funnel its lines in a definition, without id
   */
  static FunnelCase of(String funnel) {
    try {
      return new FunnelCase(DefinitionLoader.parse(MAP + funnel.indent(4), "a funnel of a test"));
    } catch (DefinitionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Funnel funnel() {
    return definition.funnels().getFirst();
  }

  List<FunnelAttempt> attempts(String... touchpoints) {
    return FunnelAttempts.of(funnel(), contacts(touchpoints));
  }

  /** The only attempt. */
  FunnelAttempt attempt(String... touchpoints) {
    List<FunnelAttempt> attempts = attempts(touchpoints);
    if (attempts.size() != 1) {
      throw new AssertionError(attempts.size() + " attempts");
    }
    return attempts.getFirst();
  }

  int level(String... touchpoints) {
    return attempt(touchpoints).level();
  }

  List<Contact> contacts(String... touchpoints) {
    return Contact.inOrder(definition, touchpoints("u1", touchpoints));
  }

  /** All facts of some customers at a minute. */
  Snapshot compute(int asOf, List<List<Touchpoint>> customers) {
    List<Touchpoint> all = customers.stream().flatMap(List::stream).toList();
    return Shop.compute(definition, all, List.of(), at(asOf));
  }

  /** Event ids follow the order of the arguments. */
  static List<Touchpoint> touchpoints(String user, String... touchpoints) {
    List<Touchpoint> all = new ArrayList<>();
    for (String text : touchpoints) {
      String[] parts = text.split(" ");
      Touchpoint touchpoint = Shop.at("2026-01-01", user, parts[0]);
      touchpoint.setEventId("%05d".formatted(all.size()));
      touchpoint.setOccurredAt(at(Integer.parseInt(parts[1])));
      touchpoint.setReceivedAt(touchpoint.getOccurredAt());
      Map<String, Object> properties = new HashMap<>();
      for (String fact : List.of(parts).subList(2, parts.length)) {
        properties.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
      }
      touchpoint.setProperties(properties);
      all.add(touchpoint);
    }
    return all;
  }

  /** Epoch ms of a minute. */
  static long at(int minute) {
    return Shop.ms("2026-01-01") + minute * MINUTE;
  }
}
