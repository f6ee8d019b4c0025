package io.journeyline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shop's definition and its simulator fit together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopDefinitionTest {
  private static final Set<String> UNMAPPED =
      Set.of(
          "Signed In", "Accounts Merged", "Email Sent", "Ticket Assigned", "Cookie Consent Given");

  private final JourneyDefinition shop = load();
  private final List<Touchpoint> touchpoints = new ArrayList<>();

  @BeforeAll
  void simulate() {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withCustomers(2_000)
            .withDays(60)
            .withIncidents(List.of(Incident.parse("declined-cards:0.9:2026-01-05T00:00:00Z:P60D")));
    new Simulator(settings.withShares(0.03, 0, 0)).forEach(touchpoints::add);
  }

  @Test
  void shouldHaveTheEightStages() {
    assertThat(shop.stages())
        .extracting(Stage::id)
        .containsExactly(
            "awareness",
            "consideration",
            "decision",
            "delivery",
            "use",
            "monitoring",
            "loyalty",
            "advocacy");
    assertThat(shop.stages()).anyMatch(stage -> stage.timeout() == null);
  }

  @Test
  void shouldMapEveryEventThatIsNotLeftOutOnPurpose() {
    assertThat(touchpoints)
        .allSatisfy(
            touchpoint ->
                assertThat(shop.ruleFor(touchpoint) == null)
                    .as(touchpoint.getType())
                    .isEqualTo(UNMAPPED.contains(touchpoint.getType())));
  }

  @Test
  void shouldSeeEveryEventTypeAndEveryRule() {
    assertThat(touchpoints.stream().map(Touchpoint::getType).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventType.values()).map(type -> type.label).toList());
    assertThat(touchpoints.stream().map(shop::ruleFor).distinct()).containsAll(shop.touchpoints());
  }

  @Test
  void shouldHaveCustomersInEverySegmentOfTraits() {
    assertThat(shop.segments())
        .allSatisfy(
            segment ->
                assertThat(touchpoints)
                    .anyMatch(touchpoint -> segment.where().testTraits(touchpoint.getTraits()))
                    .anyMatch(touchpoint -> !segment.where().testTraits(touchpoint.getTraits())));
  }

  @Test
  void shouldEnterEveryStageAndLeaveItInEveryWayThereIs() {
    Map<String, Set<String>> outcomes = new HashMap<>();
    journeys().values().forEach(journey -> fold(journey, outcomes));

    assertThat(outcomes)
        .containsOnly(
            Map.entry("awareness", Set.of("ENTERED", "ADVANCED", "DROPPED")),
            Map.entry("consideration", Set.of("ENTERED", "ADVANCED", "RETURNED", "DROPPED")),
            Map.entry("decision", Set.of("ENTERED", "ADVANCED", "RETURNED", "DROPPED")),
            Map.entry("delivery", Set.of("ENTERED", "ADVANCED", "RETURNED", "DROPPED")),
            Map.entry("use", Set.of("ENTERED", "ADVANCED", "RETURNED", "DROPPED")),
            Map.entry("monitoring", Set.of("ENTERED", "ADVANCED", "RETURNED", "DROPPED")),
            Map.entry("loyalty", Set.of("ENTERED", "ADVANCED", "RETURNED")),
            Map.entry("advocacy", Set.of("ENTERED", "RETURNED")));
  }

  /** Visits of one journey, dropped ones only where something follows. */
  private void fold(List<Touchpoint> journey, Map<String, Set<String>> outcomes) {
    Stage stage = null;
    long last = 0;
    for (Touchpoint touchpoint : journey) {
      TouchpointRule rule = shop.ruleFor(touchpoint);
      if (rule == null) {
        continue;
      }
      boolean dropped =
          stage != null
              && stage.timeout() != null
              && touchpoint.getOccurredAt() > last + stage.timeout().toMillis();
      if (stage != null && dropped) {
        note(outcomes, stage, "DROPPED");
      } else if (stage != null && !rule.stage().equals(stage)) {
        boolean later = rule.stage().position() > stage.position();
        note(outcomes, stage, later ? "ADVANCED" : "RETURNED");
      }
      stage = rule.stage();
      last = touchpoint.getOccurredAt();
      note(outcomes, stage, "ENTERED");
    }
  }

  private static void note(Map<String, Set<String>> outcomes, Stage stage, String outcome) {
    outcomes.computeIfAbsent(stage.id(), id -> new TreeSet<>()).add(outcome);
  }

  /** Touchpoints by connected identifiers: coarser than real customers, and enough here. */
  private Map<String, List<Touchpoint>> journeys() {
    Map<String, String> parents = new HashMap<>();
    for (Touchpoint touchpoint : touchpoints) {
      String first = root(parents, identifier(touchpoint, 0));
      for (int i = 1; i < touchpoint.getIdentifiers().size(); i++) {
        parents.put(root(parents, identifier(touchpoint, i)), first);
      }
    }
    Map<String, List<Touchpoint>> journeys = new HashMap<>();
    touchpoints.stream()
        .sorted(Comparator.comparing(Touchpoint::getOccurredAt))
        .forEach(
            touchpoint ->
                journeys
                    .computeIfAbsent(
                        root(parents, identifier(touchpoint, 0)), root -> new ArrayList<>())
                    .add(touchpoint));
    return journeys;
  }

  private static String root(Map<String, String> parents, String identifier) {
    String root = identifier;
    for (String parent = parents.get(root);
        parent != null && !parent.equals(root);
        parent = parents.get(root)) {
      root = parent;
    }
    return root;
  }

  /** People at the kiosk are kept apart by event: the tablet names nobody. */
  private static String identifier(Touchpoint touchpoint, int index) {
    Identifier identifier = touchpoint.getIdentifiers().get(index);
    return identifier.getValue().equals("kiosk-1")
        ? touchpoint.getEventId()
        : identifier.getType() + ":" + identifier.getValue();
  }

  private static JourneyDefinition load() {
    try {
      return DefinitionLoader.load(Path.of("..", "definitions", "shop.yaml"));
    } catch (DefinitionException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
