package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Count;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Order;
import io.journeyline.definition.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** For every tiny history, attempts are what {@link EveryChain} finds by trying everything. */
class FunnelDefinitionTest {
  private static final FunnelCase SHOP = FunnelCase.abc("hold: [properties.k]");

  @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
  void shouldReachWhatSomeChainOfTheDefinitionReaches(
      @ForAll("chained") Funnel funnel, @ForAll("histories") List<String> history) {
    compare(funnel, history);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void shouldFillWhatSomeAssignmentOfTouchpointsToStepsFills(
      @ForAll("unordered") Funnel funnel, @ForAll("histories") List<String> history) {
    compare(funnel, history);
  }

  private static void compare(Funnel funnel, List<String> history) {
    List<Contact> contacts = SHOP.contacts(history.toArray(String[]::new));
    List<FunnelContact> seen = FunnelContact.inOrder(funnel, contacts);
    FunnelReach reach = FunnelReach.of(funnel, seen);
    List<FunnelAttempt> all = new ArrayList<>();
    for (FunnelContact start : seen.stream().filter(FunnelContact::isStart).toList()) {
      EveryChain every = new EveryChain(funnel, seen, start);

      assertThat(reach.times(start)).isEqualTo(every.times());
      all.add(new FunnelAttempt(funnel, start.contact(), every.times()));
    }
    assertThat(FunnelAttempts.of(funnel, contacts)).isEqualTo(counted(funnel, all));
    all.forEach(attempt -> Statistics.label("level").collect(attempt.level()));
  }

  /** Those of all attempts that count. */
  private static List<FunnelAttempt> counted(Funnel funnel, List<FunnelAttempt> all) {
    int best = all.stream().mapToInt(FunnelAttempt::level).max().orElse(0);
    List<FunnelAttempt> counted = new ArrayList<>();
    long ended = Long.MIN_VALUE;
    for (FunnelAttempt attempt : all) {
      boolean counts =
          switch (funnel.count()) {
            case FIRST -> counted.isEmpty();
            case BEST -> counted.isEmpty() && attempt.level() == best;
            case EVERY -> attempt.start().at() > ended;
          };
      if (counts) {
        counted.add(attempt);
        ended = attempt.start().at() + attempt.convertDuration().orElse(funnel.window().toMillis());
      }
    }
    return counted;
  }

  /** Few minutes and few events, so that much coincides. */
  @Provide
  Arbitrary<List<String>> histories() {
    Arbitrary<String> events = Arbitraries.of("a", "b", "b", "c", "c", "d", "x", "u");
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 12);
    Arbitrary<String> held = Arbitraries.of("", "", "", "", " k=1");
    return Combinators.combine(events, minutes, held)
        .as((event, minute, k) -> event + " " + minute + k)
        .list()
        .ofMinSize(2)
        .ofMaxSize(9);
  }

  @Provide
  Arbitrary<Funnel> chained() {
    return Arbitraries.integers()
        .between(2, 4)
        .flatMap(
            size ->
                Combinators.combine(
                        steps(size),
                        exclusions(size),
                        Arbitraries.of(Order.SEQUENTIAL, Order.SEQUENTIAL, Order.STRICT),
                        Arbitraries.of(Count.values()),
                        Arbitraries.integers().between(4, 15),
                        Arbitraries.of(true, false, false))
                    .as(FunnelDefinitionTest::funnel));
  }

  @Provide
  Arbitrary<Funnel> unordered() {
    return Arbitraries.integers()
        .between(2, 4)
        .flatMap(
            size ->
                Combinators.combine(
                        matchers().list().ofSize(size),
                        Arbitraries.of(Count.values()),
                        Arbitraries.integers().between(4, 15),
                        Arbitraries.of(true, false, false))
                    .as(
                        (matchers, count, window, hold) ->
                            funnel(
                                IntStream.range(0, size)
                                    .mapToObj(i -> step(i, size, matchers.get(i), null, false))
                                    .toList(),
                                List.of(),
                                Order.ANY,
                                count,
                                window,
                                hold)));
  }

  private static Funnel funnel(
      List<Funnel.Step> steps,
      List<Exclusion> exclusions,
      Order order,
      Count count,
      int window,
      boolean hold) {
    List<Exclusion> usable =
        exclusions.stream()
            .filter(e -> !steps.get(e.from()).optional() && !steps.get(e.to()).optional())
            .toList();
    return new Funnel(
        "way",
        Duration.ofMinutes(window),
        order,
        count,
        steps,
        usable,
        hold ? SHOP.funnel().hold() : List.of(),
        null);
  }

  private static Arbitrary<List<Funnel.Step>> steps(int size) {
    return Combinators.combine(
            matchers().list().ofSize(size),
            Arbitraries.integers().between(1, 5).injectNull(0.6).list().ofSize(size),
            Arbitraries.of(true, false).list().ofSize(size))
        .as(
            (matchers, withins, optional) ->
                IntStream.range(0, size)
                    .mapToObj(i -> step(i, size, matchers.get(i), withins.get(i), optional.get(i)))
                    .toList());
  }

  /** Events that one step takes; a rule where it is one mapped event. */
  private static Arbitrary<List<String>> matchers() {
    return Arbitraries.of(
        List.of("a"),
        List.of("b"),
        List.of("b"),
        List.of("c"),
        List.of("a", "b"),
        List.of("b", "c"),
        List.of("c", "u"),
        List.of("a", "b", "c", "d"));
  }

  private static Funnel.Step step(
      int index, int size, List<String> events, @Nullable Integer within, boolean optional) {
    boolean isRule = events.size() == 1;
    return new Funnel.Step(
        "s" + index,
        isRule ? events.getFirst() : null,
        isRule ? null : new Matcher(events, null, null, null),
        within == null ? null : Duration.ofMinutes(within),
        optional && index > 0 && index < size - 1);
  }

  private static Arbitrary<List<Exclusion>> exclusions(int size) {
    Arbitrary<Exclusion> one =
        Combinators.combine(
                Arbitraries.of("x", "x", "b", "c"),
                Arbitraries.integers().between(0, size - 2),
                Arbitraries.integers().between(1, size - 1))
            .as(
                (rule, from, length) ->
                    new Exclusion(rule, from, Math.min(size - 1, from + length)));
    return one.list().ofMaxSize(2);
  }
}
