package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Count;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Order;
import io.journeyline.definition.Funnel.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Small random funnels and touchpoints, so close in time that everything happens. */
final class Cases {
  private Cases() {}

  /** Two funnels. */
  static Arbitrary<List<Funnel>> funnels() {
    return Combinators.combine(funnel("f0"), funnel("f1")).as(List::of);
  }

  private static Arbitrary<Funnel> funnel(String id) {
    return Combinators.combine(
            Arbitraries.of(Order.values()),
            Arbitraries.of(Count.values()),
            Arbitraries.integers().between(1, 14),
            steps(),
            exclusions())
        .as(
            (order, count, window, steps, exclusions) ->
                order == Order.ANY
                    ? funnel(id, window, order, count, plain(steps), List.of())
                    : funnel(id, window, order, count, steps, possible(exclusions, steps)));
  }

  private static Funnel funnel(
      String id, int window, Order order, Count count, List<Step> steps, List<Exclusion> exclude) {
    return new Funnel(id, Duration.ofMillis(window), order, count, steps, exclude, List.of(), null);
  }

  private static Arbitrary<List<Step>> steps() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.integers().between(1, 8).injectNull(0.7),
                Arbitraries.of(true, false, false))
            .as(Cases::step);
    return step.list()
        .ofMinSize(2)
        .ofMaxSize(4)
        .map(
            steps -> {
              List<Step> all = new ArrayList<>(steps);
              all.set(0, step(null, false));
              all.set(all.size() - 1, new Step("", null, null, all.getLast().within(), false));
              return all;
            });
  }

  private static Step step(@Nullable Integer within, boolean optional) {
    return new Step("", null, null, within == null ? null : Duration.ofMillis(within), optional);
  }

  private static List<Step> plain(List<Step> steps) {
    return steps.stream().map(step -> step(null, false)).toList();
  }

  private static Arbitrary<List<Exclusion>> exclusions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2), Arbitraries.integers().between(1, 3))
        .as((from, length) -> new Exclusion("", from, Math.min(from + length, 3)))
        .list()
        .ofMaxSize(2);
  }

  private static List<Exclusion> possible(List<Exclusion> exclusions, List<Step> steps) {
    return exclusions.stream()
        .filter(x -> x.from() < x.to() && x.to() < steps.size())
        .filter(x -> !steps.get(x.from()).optional() && !steps.get(x.to()).optional())
        .toList();
  }

  static Arbitrary<List<Visit>> visits() {
    Arbitrary<Long> gap = Arbitraries.longs().between(0, 4);
    return Combinators.combine(gap, Arbitraries.of(true, false), marks(0), marks(1))
        .as(
            (at, mapped, first, second) ->
                new Visit(
                    at,
                    mapped || (first.exclusions() | second.exclusions()) != 0,
                    List.of(first, second)))
        .list()
        .ofMaxSize(11)
        .map(Cases::placed);
  }

  /** Makes gaps times. */
  private static List<Visit> placed(List<Visit> gaps) {
    List<Visit> visits = new ArrayList<>();
    long at = 0;
    for (Visit visit : gaps) {
      at += visit.at();
      visits.add(new Visit(at, visit.mapped(), visit.marks()));
    }
    return visits;
  }

  /** The touchpoints with only the marks that funnels have, and that say something. */
  static List<Visit> fit(List<Visit> visits, List<Funnel> funnels) {
    return visits.stream()
        .map(
            visit ->
                new Visit(
                    visit.at(),
                    visit.mapped(),
                    visit.marks().stream()
                        .map(marks -> fit(marks, funnels.get(marks.funnel())))
                        .filter(marks -> (marks.steps() | marks.exclusions()) != 0)
                        .toList()))
        .toList();
  }

  private static Marks fit(Marks marks, Funnel funnel) {
    long steps = marks.steps() & ((1L << funnel.steps().size()) - 1);
    long exclusions = marks.exclusions() & ((1L << funnel.exclude().size()) - 1);
    return new Marks(
        marks.funnel(), steps, exclusions, steps == 0 ? List.of() : marks.hold(), marks.by());
  }

  private static Arbitrary<Marks> marks(int funnel) {
    return Combinators.combine(
            Arbitraries.of(0L, 1L, 1L, 1L, 2L, 2L, 4L, 4L, 8L, 3L, 6L, 5L, 10L, 14L, 15L),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0L)), Tuple.of(1, Arbitraries.longs().between(1, 3))),
            Arbitraries.of("a", "a", "a", "", "b").injectNull(0.1),
            Arbitraries.of("", "x"))
        .as(
            (steps, exclusions, hold, by) ->
                new Marks(
                    funnel,
                    steps,
                    exclusions,
                    steps == 0 ? List.of() : Arrays.asList(hold),
                    (steps & 1) == 0 ? "" : by));
  }
}
