package io.journeyline.map.pain;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.name;
import static io.journeyline.map.figure.Text.percent;

import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.TouchKey;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.statistics.DailyShares;
import io.journeyline.map.statistics.DailyShares.Span;
import io.journeyline.map.statistics.Rise;
import io.journeyline.map.statistics.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Customers who leave after a touchpoint, against the rate of the stage's other touchpoints. Where
 * that rate rose on a day, or the touchpoint itself is new, it is judged from that day on. Days on
 * which it is not known yet who left are left out; who leaves after a goal is not lost.
 */
final class DropOffs {
  /** Fewer tell nothing. */
  private static final int LEAST = 10;

  /** A difference that nobody would act on is no pain. */
  private static final double LEAST_DIFFERENCE = 0.05;

  private final Places places;
  private final CellSource cells;
  private final Period period;

  DropOffs(Places places, CellSource cells, Period period) {
    this.places = places;
    this.cells = cells;
    this.period = period;
  }

  List<Tested> find(String segment) {
    Map<String, Map<TouchKey, Span>> stages = new TreeMap<>();
    cells.losses(segment).forEach((key, days) -> decided(stages, key, days));
    List<Tested> tested = new ArrayList<>();
    stages
        .values()
        .forEach(
            stage ->
                stage.forEach(
                    (key, days) -> find(segment, key, days, stage).ifPresent(tested::add)));
    return tested;
  }

  private void decided(Map<String, Map<TouchKey, Span>> stages, TouchKey key, DailyShares days) {
    Period decided = places.decided(key.stage(), period, cells);
    if (decided != null) {
      Span span = days.within(decided.from(), decided.to());
      if (span.size() > 0) {
        stages.computeIfAbsent(key.stage(), _ -> new TreeMap<>()).put(key, span);
      }
    }
  }

  private Optional<Tested> find(
      String segment, TouchKey key, Span days, Map<TouchKey, Span> stage) {
    if (places.isGoal(key.touchpoint()) || days.total().n() < LEAST) {
      return Optional.empty();
    }
    Optional<Rise> rise = rise(key, days, stage);
    LocalDate since = rise.map(Rise::since).orElse(null);
    LocalDate until = rise.map(Rise::until).orElse(null);
    Share inside = days.total(since, until);
    Share others = others(key, stage);
    boolean isNotable = inside.rate() - others.rate() >= LEAST_DIFFERENCE;
    double surprise = isNotable ? inside.surpriseAbove(others) : 1;
    return Optional.of(
        new Tested(
            surprise,
            () ->
                new Finding(
                    key,
                    inside,
                    others,
                    surprise,
                    point(segment, key, inside, others, surprise, since, until))));
  }

  private static Share others(TouchKey key, Map<TouchKey, Span> stage) {
    return stage.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(key))
        .map(entry -> entry.getValue().total())
        .reduce(new Share(0, 0), Share::plus);
  }

  private static Optional<Rise> rise(TouchKey key, Span days, Map<TouchKey, Span> stage) {
    return emergence(key, days, stage).or(days::rise);
  }

  /** Whether it is new among the stage's touchpoints on its channel. */
  private static Optional<Rise> emergence(TouchKey key, Span days, Map<TouchKey, Span> stage) {
    Optional<LocalDate> first = days.first();
    boolean isLater =
        first.isPresent()
            && stage.entrySet().stream()
                .filter(other -> other.getKey().channel().equals(key.channel()))
                .flatMap(other -> other.getValue().first().stream())
                .anyMatch(begin -> begin.isBefore(first.get()));
    if (!isLater) {
      return Optional.empty();
    }
    SortedMap<LocalDate, Long> cases = new TreeMap<>();
    stage.forEach(
        (other, its) -> {
          if (other.channel().equals(key.channel())) {
            its.addCases(cases);
          }
        });
    SortedMap<LocalDate, Long> own = new TreeMap<>();
    days.addCases(own);
    return Rise.emergence(own, cases);
  }

  private PainPoint point(
      String segment,
      TouchKey key,
      Share inside,
      Share others,
      double surprise,
      @Nullable LocalDate since,
      @Nullable LocalDate until) {
    long lost = Math.max(0, Math.round(inside.hits() - inside.n() * others.rate()));
    String says =
        "%s of %s customers left after %s on %s (%s); after the stage's other touchpoints it is %s."
            .formatted(
                count(inside.hits()),
                count(inside.n()),
                name(key.touchpoint()),
                key.channel(),
                percent(inside.rate()),
                percent(others.rate()));
    return point(segment, key, inside, others, lost, surprise, says).during(since, until);
  }

  private PainPoint point(
      String segment,
      TouchKey key,
      Share inside,
      Share others,
      long customers,
      double surprise,
      String says) {
    return new PainPoint(
        id(PainKind.DROP_OFF, key, segment),
        PainKind.DROP_OFF,
        key.stage(),
        key.touchpoint(),
        key.channel(),
        segment,
        places.owner(key.touchpoint()),
        Measure.of(inside),
        Measure.rounded(others.rate()),
        customers,
        null,
        null,
        surprise,
        List.of(),
        List.of(),
        says);
  }

  static String id(PainKind kind, TouchKey key, String segment) {
    return String.join(".", kind.id(), key.touchpoint(), key.channel(), segment);
  }
}
