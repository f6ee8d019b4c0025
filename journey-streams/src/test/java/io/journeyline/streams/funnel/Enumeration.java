package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A funnel's attempts straight from their definition: by trying every chain from every start. */
final class Enumeration {
  private final int index;
  private final Funnel funnel;
  private final List<Visit> visits;
  private final int last;

  Enumeration(int index, Funnel funnel, List<Visit> visits) {
    this.index = index;
    this.funnel = funnel;
    this.visits = visits;
    last = funnel.steps().size() - 1;
  }

  /**
   * What a start came to.
   *
   * @param times by step, null where no chain reaches it
   * @param level from 1
   */
  record Found(long start, String by, int level, List<@Nullable Long> times) {}

  /** A touchpoint as a step. */
  private record Member(int visit, int step) {}

  List<Found> attempts() {
    List<Found> all =
        IntStream.range(0, visits.size())
            .filter(i -> visits.get(i).matches(index, 0))
            .mapToObj(this::attempt)
            .toList();
    return switch (funnel.count()) {
      case FIRST -> all.stream().limit(1).toList();
      case BEST -> best(all);
      case EVERY -> every(all);
    };
  }

  private static List<Found> best(List<Found> all) {
    int level = all.stream().mapToInt(Found::level).max().orElse(0);
    return all.stream().filter(found -> found.level() == level).limit(1).toList();
  }

  private List<Found> every(List<Found> all) {
    List<Found> counted = new ArrayList<>();
    long end = -1;
    for (Found found : all) {
      if (found.start() > end) {
        counted.add(found);
        Long conversion = found.times().get(last);
        end = conversion == null ? windowEnd(found.start()) : conversion;
      }
    }
    return counted;
  }

  long windowEnd(long start) {
    return start + funnel.window().toMillis();
  }

  private Found attempt(int start) {
    @Nullable Long[] times = new Long[last + 1];
    if (funnel.order() == Funnel.Order.ANY) {
      fill(start, times);
    } else {
      extend(List.of(new Member(start, 0)), times);
    }
    int level = last;
    while (times[level] == null) {
      level--;
    }
    Visit first = visits.get(start);
    return new Found(first.at(), first.marks(index).by(), level + 1, Arrays.asList(times));
  }

  private void extend(List<Member> chain, @Nullable Long[] times) {
    Member end = chain.getLast();
    long at = visits.get(end.visit()).at();
    Long known = times[end.step()];
    times[end.step()] = known == null ? at : Math.min(known, at);
    for (int visit = end.visit() + 1; visit < visits.size(); visit++) {
      for (int step = end.step() + 1; step <= last; step++) {
        List<Member> longer = new ArrayList<>(chain);
        longer.add(new Member(visit, step));
        if (isChain(longer)) {
          extend(longer, times);
        }
      }
    }
  }

  /** Whether a chain with one more member is one, where it was one without. */
  private boolean isChain(List<Member> chain) {
    Member before = chain.get(chain.size() - 2);
    Member end = chain.getLast();
    Visit visit = visits.get(end.visit());
    Duration within = funnel.steps().get(end.step()).within();
    return joins(chain.getFirst().visit(), end.visit())
        && visit.matches(index, end.step())
        && funnel.steps().subList(before.step() + 1, end.step()).stream().allMatch(Step::optional)
        && (within == null || visit.at() - visits.get(before.visit()).at() <= within.toMillis())
        && (funnel.order() != Funnel.Order.STRICT
            || visits.subList(before.visit() + 1, end.visit()).stream().noneMatch(Visit::mapped))
        && IntStream.range(0, funnel.exclude().size()).noneMatch(i -> isExcluded(i, chain));
  }

  /** Whether a touchpoint is in the window of a start and holds the same values. */
  private boolean joins(int start, int other) {
    return visits.get(other).at() <= windowEnd(visits.get(start).at())
        && visits.get(other).marks(index).hold().equals(visits.get(start).marks(index).hold());
  }

  private boolean isExcluded(int exclusion, List<Member> chain) {
    Exclusion between = funnel.exclude().get(exclusion);
    int from = visitOf(between.from(), chain, Integer.MAX_VALUE);
    int to = visitOf(between.to(), chain, chain.getLast().visit());
    return IntStream.range(0, visits.size())
        .anyMatch(x -> from < x && x < to && visits.get(x).isExclusion(index, exclusion));
  }

  private static int visitOf(int step, List<Member> chain, int fallback) {
    return chain.stream()
        .filter(member -> member.step() == step)
        .map(Member::visit)
        .findFirst()
        .orElse(fallback);
  }

  private void fill(int start, @Nullable Long[] times) {
    times[0] = visits.get(start).at();
    for (int end = start + 1; end < visits.size(); end++) {
      int filled = mostFilled(1, start, end, new HashSet<>());
      if (times[filled] == null) {
        times[filled] = visits.get(end).at();
      }
    }
  }

  /** How many of the steps from {@code step} on can be filled by touchpoints up to {@code end}. */
  private int mostFilled(int step, int start, int end, Set<Integer> used) {
    if (step > last) {
      return 0;
    }
    int most = mostFilled(step + 1, start, end, used);
    for (int visit = start + 1; visit <= end; visit++) {
      if (visits.get(visit).matches(index, step) && joins(start, visit) && used.add(visit)) {
        most = Math.max(most, 1 + mostFilled(step + 1, start, end, used));
        used.remove(visit);
      }
    }
    return most;
  }
}
