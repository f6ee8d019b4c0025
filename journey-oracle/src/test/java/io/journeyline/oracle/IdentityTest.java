package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.IdentityRules.Cut;
import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What §2 says of every history. */
class IdentityTest {
  private static final IdentityRules RULES =
      History.rules(new Cut("anonymous_id:1", "email:1"), new Cut("user_id:1", "anonymous_id:2"));

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shouldNotDependOnOrderAndRepetition(
      @ForAll("histories") List<Touchpoint> history, @ForAll Random random) {
    Resolved expected = resolve(history);

    List<Touchpoint> disturbed = new ArrayList<>(history);
    history.stream().filter(touchpoint -> random.nextBoolean()).forEach(disturbed::add);
    Collections.shuffle(disturbed, random);

    assertThat(resolve(disturbed)).isEqualTo(expected);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shouldBalance(@ForAll("histories") List<Touchpoint> history) {
    Resolved resolved = resolve(history);

    assertThat(Balances.check(resolved.snapshot())).isEmpty();
    List<AssignedTouchpoint> assigned = resolved.assignments().touchpoints();
    assertThat(assigned).hasSize((int) counted(resolved, "accepted"));
    assertThat(assigned.stream().filter(touchpoint -> touchpoint.customerId() == null).count())
        .isEqualTo(counted(resolved, "unattributed"));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shouldGiveEachTouchpointToTheJourneyOfItsCustomer(
      @ForAll("histories") List<Touchpoint> history) {
    Resolved resolved = resolve(history);

    Map<String, Long> assigned = new HashMap<>();
    for (AssignedTouchpoint touchpoint : resolved.assignments().touchpoints()) {
      if (touchpoint.customerId() != null) {
        assigned.merge(touchpoint.customerId(), 1L, Long::sum);
      }
    }
    Map<String, Long> travelled = new HashMap<>();
    for (Map.Entry<String, Journey> journey : resolved.snapshot().journeys().entrySet()) {
      travelled.put(journey.getKey(), journey.getValue().getTouchpoints());
    }
    assertThat(assigned).isEqualTo(travelled);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shouldNameEveryOwnerByAnIdentifierThatItOwns(@ForAll("histories") List<Touchpoint> history) {
    Map<String, String> names = new HashMap<>();
    resolve(history)
        .assignments()
        .identities()
        .forEach((identifier, id) -> names.put(Shop.IDS.of(identifier), String.valueOf(id)));

    assertThat(names.values())
        .allSatisfy(id -> assertThat(id.equals("null") || id.equals(names.get(id))).isTrue());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldMakeOneCustomerOfTwoThatATouchpointJoins(
      @ForAll("anonymous") List<Touchpoint> some, @ForAll("anonymous") List<Touchpoint> others) {
    List<Touchpoint> history = new ArrayList<>();
    history.add(History.touchpoint("some", 1, "a:0", "x:first"));
    history.add(History.touchpoint("others", 2, "a:0'", "x:second"));
    some.stream().map(touchpoint -> renamed(touchpoint, "")).forEach(history::add);
    others.stream().map(touchpoint -> renamed(touchpoint, "'")).forEach(history::add);
    assertThat(customers(history)).isEqualTo(2);

    history.add(History.touchpoint("joins", 5, "x:first", "x:second"));

    assertThat(customers(history)).isEqualTo(1);
  }

  private static long customers(List<Touchpoint> history) {
    IdentityRules unlimited =
        new IdentityRules(
            List.of("anonymous_id"), null, List.of(), List.of(), 99, Map.of(), null, List.of());
    return Oracle.resolve(
            Shop.definition("UTC", unlimited), Shop.IDS, history, List.of(), History.at(0))
        .assignments()
        .touchpoints()
        .stream()
        .map(AssignedTouchpoint::customerId)
        .distinct()
        .count();
  }

  private static Touchpoint renamed(Touchpoint touchpoint, String mark) {
    String[] identifiers =
        touchpoint.getIdentifiers().stream()
            .map(identifier -> identifier.getType() + ":" + identifier.getValue() + mark)
            .toArray(String[]::new);
    return History.touchpoint(touchpoint.getEventId() + mark, 3, identifiers);
  }

  private static Resolved resolve(List<Touchpoint> history) {
    Resolved resolved =
        Oracle.resolve(Shop.definition("UTC", RULES), Shop.IDS, history, List.of(), History.at(10));
    List<AssignedTouchpoint> sorted =
        resolved.assignments().touchpoints().stream()
            .sorted(Comparator.comparing(AssignedTouchpoint::toString))
            .toList();
    return new Resolved(
        resolved.snapshot(), new Assignments(resolved.assignments().identities(), sorted));
  }

  private static long counted(Resolved resolved, String name) {
    return resolved.snapshot().counts().entrySet().stream()
        .filter(count -> count.getKey().getName().equals(name))
        .map(Map.Entry::getValue)
        .mapToLong(CountValue::getCount)
        .sum();
  }

  /** Few identifiers, so that they meet, become shared, are cut and aliased. */
  @Provide
  Arbitrary<List<Touchpoint>> histories() {
    Arbitrary<String> types = Arbitraries.of("u:", "e:", "a:", "a:", "b:");
    Arbitrary<String> values = Arbitraries.of("1", "2", "3", "4", "null");
    Arbitrary<List<String>> identifiers =
        Combinators.combine(types, values).as(String::concat).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<String>> aliases =
        Combinators.combine(Arbitraries.of("u:", "u:", "a:"), values)
            .as(String::concat)
            .list()
            .ofSize(2);
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("p", "q", "r", "s"),
            identifiers,
            aliases.injectNull(0.8))
        .as(IdentityTest::touchpoint)
        .list()
        .ofMaxSize(20);
  }

  private static Touchpoint touchpoint(
      int minute, String label, List<String> identifiers, @Nullable List<String> aliases) {
    Touchpoint touchpoint = History.touchpoint(label, minute, identifiers.toArray(String[]::new));
    touchpoint.setType(minute % 3 == 0 ? "help" : "view");
    if (aliases != null) {
      touchpoint.setAliasOf(aliases.stream().map(History::full).toList());
    }
    return touchpoint;
  }

  /** Each touchpoint is linked to {@code a:0} by the chain of those before it. */
  @Provide
  Arbitrary<List<Touchpoint>> anonymous() {
    return Arbitraries.integers()
        .between(0, 1_000)
        .list()
        .ofMaxSize(8)
        .map(
            picks ->
                Stream.iterate(1, i -> i + 1)
                    .limit(picks.size())
                    .map(i -> History.touchpoint("t" + i, 3, "a:" + i, "a:" + picks.get(i - 1) % i))
                    .toList());
  }
}
