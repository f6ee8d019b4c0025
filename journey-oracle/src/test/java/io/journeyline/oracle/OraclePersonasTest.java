package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A customer is the first persona whose condition holds, with everything they ever did. */
class OraclePersonasTest {
  private static final String DEFINITION =
      """
      map: shop
      version: 3
      stages: [{id: look, timeout: P10D}, {id: buy}]
      touchpoints:
        - {id: view, stage: look, event: view}
        - {id: order, stage: buy, event: order, goal: true}
      segments: [{id: german, where: "traits.country == 'DE'"}]
      personas:
        - {id: regular, where: "touchpoints.order >= 2"}
        - {id: phoner, where: "'phone' in channels && traits.country == 'DE'"}
        - {id: comer, where: "counts.episodes >= 2 || counts.unmapped > 0"}
      """;

  private final List<Touchpoint> touchpoints = new ArrayList<>();

  private Touchpoint touch(String time, String user, String type, String channel) {
    Touchpoint touchpoint = Shop.at(time, user, type, channel);
    touchpoints.add(touchpoint);
    return touchpoint;
  }

  private Snapshot compute() throws DefinitionException {
    JourneyDefinition definition = DefinitionLoader.parse(DEFINITION, "shop.yaml");
    Snapshot snapshot = Shop.compute(definition, touchpoints, List.of(), Shop.ms("2026-06-01"));
    assertThat(Balances.check(snapshot)).isEmpty();
    return snapshot;
  }

  @Test
  void shouldTakeTheFirstThatHolds() throws DefinitionException {
    touch("2026-01-01", "u1", "order", "phone").setTraits(Map.of("country", "DE"));
    touch("2026-01-02", "u1", "order", "web");
    touch("2026-01-01", "u2", "view", "phone").setTraits(Map.of("country", "DE"));
    touch("2026-01-01", "u3", "view", "phone");
    touch("2026-01-01", "u4", "view", "web");
    touch("2026-01-20", "u4", "view", "web");
    touch("2026-01-01", "u5", "other", "web");

    Snapshot snapshot = compute();

    assertThat(Shop.journey(snapshot, "u1").getPersona()).isEqualTo("regular");
    assertThat(Shop.journey(snapshot, "u2").getPersona()).isEqualTo("phoner");
    assertThat(Shop.journey(snapshot, "u3").getPersona()).isNull();
    assertThat(Shop.journey(snapshot, "u4").getPersona()).isEqualTo("comer");
    assertThat(Shop.journey(snapshot, "u5").getPersona()).isEqualTo("comer");
  }

  @Test
  void shouldRepeatEveryCellForThePersonaRetroactively() throws DefinitionException {
    touch("2026-01-01", "u1", "view", "web").setTraits(Map.of("country", "DE"));
    touch("2026-01-02", "u1", "order", "web");
    assertThat(segments(compute())).containsExactlyInAnyOrder("all", "german");

    touch("2026-01-03", "u1", "order", "web");
    Snapshot snapshot = compute();
    assertThat(segments(snapshot)).containsExactlyInAnyOrder("all", "german", "regular");
    assertThat(snapshot.stages())
        .as("what came before counts as well")
        .containsKey(new StageKey("shop", 3, "regular", "look", "2026-01-01"));
  }

  @Test
  void shouldCountCustomersByPersonaAndThoseWithoutOne() throws DefinitionException {
    touch("2026-01-01", "u1", "order", "web");
    touch("2026-01-02", "u1", "order", "web");
    touch("2026-01-01", "u2", "view", "web");
    touch("2026-01-01", "u3", "view", "web");

    Snapshot snapshot = compute();

    assertThat(customers(snapshot, "regular")).isEqualTo(1);
    assertThat(customers(snapshot, "")).as("unassigned").isEqualTo(2);
    assertThat(snapshot.counts()).doesNotContainKey(key("phoner"));
  }

  private static long customers(Snapshot snapshot, String persona) {
    return Objects.requireNonNull(snapshot.counts().get(key(persona)), persona).getCount();
  }

  private static CountKey key(String persona) {
    return new CountKey("shop", 3, "customers", "", persona, "*");
  }

  private static List<String> segments(Snapshot snapshot) {
    return snapshot.stages().keySet().stream().map(StageKey::getSegment).distinct().toList();
  }
}
