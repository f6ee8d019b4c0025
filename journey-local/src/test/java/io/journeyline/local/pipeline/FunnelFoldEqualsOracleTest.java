package io.journeyline.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.definition.TouchpointView;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.funnel.FunnelFold;
import io.journeyline.streams.funnel.FunnelMeasures;
import io.journeyline.streams.funnel.FunnelStates;
import io.journeyline.streams.funnel.Marker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Funnels of every kind, folded touchpoint by touchpoint, are those of the oracle. */
class FunnelFoldEqualsOracleTest {
  private static final int CUSTOMERS = 250;
  private static final int TOUCHPOINTS = 25;
  private static final long HOUR = 3_600_000;
  private static final int HOURS = 700;
  private static final String[] TYPES = {"A", "A", "B", "C", "D", "X", "Other"};

  private static final String MAP =
      """
      map: m
      version: 1
      stages: [{id: s}]
      touchpoints:
        - {id: a, stage: s, event: A}
        - {id: b, stage: s, event: B}
        - {id: c, stage: s, event: C, where: "properties.big"}
        - {id: x, stage: s, event: X}
      funnels:
      """;
  private static final String STEPS =
      """
        steps:
          - {id: one, touchpoint: a}
          - {id: two, event: [B, X]}
          - {id: three, event: C}
          - {id: four, event: [D, A], where: "properties.big"}
      """;
  private static final String STEPS_WITH_ALL =
      """
        steps:
          - {id: one, touchpoint: a}
          - {id: two, touchpoint: b, optional: true}
          - {id: three, event: C, within: PT5H}
          - {id: four, event: [D, A], where: "properties.big"}
        exclude: [{touchpoint: x}, {touchpoint: a, from: three}]
        hold: properties.product
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldEqualTheOracle(long seed) throws DefinitionException {
    JourneyDefinition definition = DefinitionLoader.parse(definition(), "funnels of a test");
    List<Touchpoint> touchpoints = touchpoints(new Random(seed));
    long asOf = HOURS * HOUR;
    Snapshot expected =
        Oracle.compute(definition, PipelineDriver.CUSTOMER_IDS, touchpoints, List.of(), asOf);
    Map<FunnelKey, FunnelCounts> actual = fold(definition, touchpoints, asOf);
    assertThat(actual).hasSizeGreaterThan(500);
    assertThat(actual).isEqualTo(expected.funnels());
    assertThat(actual.values())
        .anyMatch(counts -> counts.getPending() > 0)
        .anyMatch(counts -> counts.getDroppedAt().get(1) > 0);
    assertThat(definition.funnels()).allMatch(funnel -> isConverted(funnel, actual));
  }

  private static boolean isConverted(Funnel funnel, Map<FunnelKey, FunnelCounts> cells) {
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().getFunnel().equals(funnel.id()))
        .anyMatch(cell -> cell.getValue().getConverted() > 0);
  }

  /** All orders and counts, plain and with everything that the order allows. */
  private static String definition() {
    StringBuilder text = new StringBuilder(MAP);
    for (Funnel.Order order : Funnel.Order.values()) {
      for (Funnel.Count count : Funnel.Count.values()) {
        String head =
            "  - id: %s-%s-%s\n    window: PT12H\n    order: %s\n    count: %s\n    by: channel\n";
        String[] names = {
          order.name().toLowerCase(Locale.ROOT), count.name().toLowerCase(Locale.ROOT)
        };
        text.append(head.formatted(names[0], names[1], "plain", names[0], names[1]));
        text.append(STEPS.indent(2));
        if (order != Funnel.Order.ANY) {
          text.append(head.formatted(names[0], names[1], "all", names[0], names[1]));
          text.append(STEPS_WITH_ALL.indent(2));
        }
      }
    }
    return text.toString();
  }

  /** In order for each customer; some beyond the moment of comparison, some at once. */
  private static List<Touchpoint> touchpoints(Random random) {
    List<Touchpoint> all = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      long at = random.nextInt(HOURS) * HOUR;
      for (int i = 0; i < TOUCHPOINTS; i++) {
        at += random.nextInt(4) * HOUR / 2;
        all.add(touchpoint("u" + customer, "e%03d".formatted(i), at, random));
      }
    }
    return all;
  }

  private static Touchpoint touchpoint(String user, String id, long at, Random random) {
    String json =
        """
        {"eventId": "%s", "source": "s", "channel": "%s", "type": "%s", "occurredAt": %d,
         "identifiers": {"user_id": "%s"}, "properties": {"product": %d, "big": %s}}
        """
            .formatted(
                id,
                random.nextBoolean() ? "web" : "app",
                TYPES[random.nextInt(TYPES.length)],
                at,
                user,
                random.nextInt(4) / 3,
                random.nextInt(3) > 0);
    return TouchpointJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<FunnelKey, FunnelCounts> fold(
      JourneyDefinition definition, List<Touchpoint> touchpoints, long asOf) {
    Marker marker = new Marker(definition);
    FunnelFold fold = new FunnelFold(definition, FunnelFoldEqualsOracleTest::day);
    Map<String, FunnelStates> customers = new HashMap<>();
    Differences sum = new Differences();
    for (Touchpoint touchpoint : touchpoints) {
      TouchpointView view = new TouchpointView(touchpoint);
      TouchpointRule rule = definition.ruleFor(view);
      String user = touchpoint.getIdentifiers().getFirst().getValue();
      fold.append(
          customers.computeIfAbsent(user, u -> new FunnelStates()),
          touchpoint.getOccurredAt(),
          rule != null,
          marker.marks(view, rule),
          sum);
    }
    customers.values().forEach(states -> fold.settle(states, asOf, sum));
    return published(sum);
  }

  private static String day(long at) {
    return Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static Map<FunnelKey, FunnelCounts> published(Differences sum) {
    Differences published = new Differences();
    sum.forEachPublished((cell, measures) -> published.at(cell).addAll(measures));
    Map<FunnelKey, FunnelCounts> cells = new TreeMap<>();
    published.forEach((cell, measures) -> cells.put(key(cell), counts(measures)));
    return cells;
  }

  private static FunnelKey key(Cell cell) {
    return new FunnelKey(
        "m", 1, cell.dimension(0), cell.dimension(1), cell.dimension(2), cell.day());
  }

  private static FunnelCounts counts(Measures measures) {
    List<List<HistogramBucket>> stepTimes = new ArrayList<>(List.of(List.of()));
    for (int step = 1; step < 4; step++) {
      stepTimes.add(FunnelMeasures.stepTime(measures, step));
    }
    return new FunnelCounts(
        FunnelMeasures.entered(measures),
        FunnelMeasures.reached(measures, 4),
        FunnelMeasures.converted(measures),
        FunnelMeasures.pending(measures),
        FunnelMeasures.droppedAt(measures, 4),
        FunnelMeasures.timeToConvert(measures),
        stepTimes);
  }
}
