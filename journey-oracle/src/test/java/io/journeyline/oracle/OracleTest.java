package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every history. */
class OracleTest {
  private static final long HOUR = 3_600_000;
  private static final JourneyDefinition DEFINITION =
      definition(
          """
          map: shop
          version: 3
          zone: Europe/Berlin
          identity:
            types: [user_id]
            block: ["null"]
          stages:
            - {id: awareness, timeout: P10D}
            - {id: consideration, timeout: P5D}
            - {id: decision}
          touchpoints:
            - {id: ad_click, stage: awareness, event: ad}
            - {id: product_view, stage: consideration, event: view}
            - {id: add_to_cart, stage: consideration, event: cart}
            - {id: order, stage: decision, event: order, goal: true}
            - {id: invoice, stage: decision, event: invoice}
          segments:
            - {id: pro, where: "traits.plan == 'pro'"}
            - {id: known, where: "has(traits.plan)"}
          funnels:
            - id: best
              window: P5D
              by: channel
              exclude: [{touchpoint: invoice}]
              steps:
                - {id: ad, touchpoint: ad_click}
                - {id: view, touchpoint: product_view, optional: true}
                - {id: cart, touchpoint: add_to_cart, within: P2D}
                - {id: order, touchpoint: order}
            - id: every
              window: P3D
              count: every
              hold: [channel]
              steps: [{id: view, touchpoint: product_view}, {id: again, event: [view, help]}]
            - id: strict
              window: P9D
              order: strict
              count: every
              steps: [{id: view, touchpoint: product_view}, {id: next, event: [cart, order]}]
            - id: any
              window: P9D
              order: any
              count: first
              steps: [{id: one, event: ad}, {id: two, event: [view, cart]}, {id: three, event: cart}]
          """);

  private static final Map<String, @Nullable Object> NO_PLAN = noPlan();

  private static Map<String, @Nullable Object> noPlan() {
    Map<String, @Nullable Object> erased = new HashMap<>();
    erased.put("plan", null);
    return erased;
  }

  private static JourneyDefinition definition(String yaml) {
    try {
      return DefinitionLoader.parse(yaml, "the definition of a test");
    } catch (DefinitionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldNotDependOnOrderAndRepetitionOfTheInput(
      @ForAll("histories") List<Touchpoint> history,
      @ForAll Random random,
      @ForAll("asOf") long asOf) {
    List<RejectedTouchpoint> rejected =
        List.of(
            Shop.rejected("a", "UNREADABLE", "{", null),
            Shop.rejected("a", "UNREADABLE", "{", 5L),
            Shop.rejected("a", "UNREADABLE", "{", 3L));
    Snapshot expected = Shop.compute(DEFINITION, history, rejected, asOf);

    List<Touchpoint> shuffled = new ArrayList<>(history);
    history.stream().filter(touchpoint -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    List<RejectedTouchpoint> rejectedAgain = new ArrayList<>(rejected);
    rejectedAgain.addAll(rejected);
    Collections.shuffle(rejectedAgain, random);

    assertThat(Shop.compute(DEFINITION, shuffled, rejectedAgain, asOf)).isEqualTo(expected);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldBalanceForEveryHistory(
      @ForAll("histories") List<Touchpoint> history, @ForAll("asOf") long asOf) {
    assertThat(Balances.check(Shop.compute(DEFINITION, history, List.of(), asOf))).isEmpty();
  }

  /** Times, event ids and sources collide often. */
  @Provide
  Arbitrary<List<Touchpoint>> histories() {
    Arbitrary<Long> hours = Arbitraries.longs().between(0, 40).map(step -> step * 12 * HOUR);
    Arbitrary<String> users = Arbitraries.of("u1", "u1", "u2", "u3", "null");
    Arbitrary<String> types = Arbitraries.of("ad", "view", "cart", "order", "invoice", "help");
    Arbitrary<String> channels = Arbitraries.of("web", "store");
    Arbitrary<String> eventIds = Arbitraries.of("1", "2", "3", "4", "5", "6", "7", "8");
    Arbitrary<String> sources = Arbitraries.of("a", "b");
    Arbitrary<Map<String, @Nullable Object>> traits =
        Arbitraries.of(Map.of(), Map.of(), Map.of("plan", "pro"), Map.of("plan", "basic"), NO_PLAN);
    return Combinators.combine(hours, users, types, channels, eventIds, sources, traits)
        .as(OracleTest::touchpoint)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<Long> asOf() {
    return Arbitraries.longs().between(0, 50).map(step -> step * 12 * HOUR);
  }

  private static Touchpoint touchpoint(
      long at,
      String user,
      String type,
      String channel,
      String eventId,
      String source,
      Map<String, @Nullable Object> traits) {
    String time = Instant.ofEpochMilli(at).toString().replace("Z", "");
    Touchpoint touchpoint = Shop.at(time, user, type, channel);
    touchpoint.setEventId(eventId);
    touchpoint.setSource(source);
    touchpoint.setTraits(traits);
    touchpoint.setReceivedAt(Math.max(at - 30 * HOUR, 4 * HOUR));
    return touchpoint;
  }
}
