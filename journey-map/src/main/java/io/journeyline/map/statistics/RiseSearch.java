package io.journeyline.map.statistics;

import io.journeyline.map.statistics.DailyShares.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.DoubleBinaryOperator;

/**
 * Looks for the rise among all runs of days, of which there are as many as days squared: by branch
 * and bound over squares of runs whose first days and whose ends lie next to each other.
 */
final class RiseSearch {
  /** A shorter run is too easily chance. */
  static final int LEAST_DAYS = 3;

  /** A run has so many days before it, for else it might be older. */
  static final int LEAST_BEFORE = 7;

  private static final double SURELY_RISEN = 1e-3;

  private final Span days;
  private final Share all;

  /**
   * By size of the blocks, of each block of places the least, and the greatest, number of hits
   * before a place, less what the mean rate lets expect: what a run has more than expected is the
   * difference of two.
   */
  private final List<double[]> least = new ArrayList<>();

  private final List<double[]> most = new ArrayList<>();
  private final PriorityQueue<Square> open =
      new PriorityQueue<>(Comparator.comparingDouble(Square::mostGain).reversed());

  private double best;
  private int bestFrom = -1;
  private int bestTo = -1;

  RiseSearch(Span days) {
    this.days = days;
    all = days.total();
  }

  /** Runs that begin in one block of places and end in another, all blocks being of one size. */
  private record Square(int level, int from, int to, double mostGain) {}

  /** The surest of the rises that are surer than {@code sure}; of equals, the first. */
  Optional<Rise> surest(double sure) {
    int begins = days.size() - LEAST_BEFORE - LEAST_DAYS + 1;
    if (begins <= 0 || all.hits() == 0 || all.hits() == all.n()) {
      return Optional.empty();
    }
    double runs = begins * (begins + 1) / 2.0;
    best = leastGain(sure / runs);
    double[] excesses = excesses();
    least.add(excesses);
    most.add(excesses);
    while (least.getLast().length > 1) {
      least.add(halved(least.getLast(), Math::min));
      most.add(halved(most.getLast(), Math::max));
    }
    add(least.size() - 1, 0, 0);
    for (Square next = open.poll(); next != null && next.mostGain() > best; next = open.poll()) {
      int level = next.level() - 1;
      for (int from = 2 * next.from(); from <= 2 * next.from() + 1; from++) {
        for (int to = 2 * next.to(); to <= 2 * next.to() + 1; to++) {
          add(level, from, to);
        }
      }
    }
    return bestFrom < 0 ? Optional.empty() : Optional.of(rise(runs));
  }

  private double[] excesses() {
    double[] excesses = new double[days.size() + 1];
    for (int i = 0; i < excesses.length; i++) {
      excesses[i] = days.hits(0, i) - all.rate() * days.cases(0, i);
    }
    return excesses;
  }

  private static double[] halved(double[] blocks, DoubleBinaryOperator joined) {
    double[] halved = new double[(blocks.length + 1) / 2];
    for (int i = 0; i < halved.length; i++) {
      int second = Math.min(2 * i + 1, blocks.length - 1);
      halved[i] = joined.applyAsDouble(blocks[2 * i], blocks[second]);
    }
    return halved;
  }

  /** What a run must gain to be so surprising. */
  private static double leastGain(double surprise) {
    double low = 0;
    double high = 40;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (Normal.above(middle) >= surprise) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low * low;
  }

  private void add(int level, int fromBlock, int toBlock) {
    int firstFrom = Math.max(fromBlock << level, LEAST_BEFORE);
    int lastFrom = Math.min(((fromBlock + 1) << level) - 1, days.size() - LEAST_DAYS);
    int firstTo = Math.max(toBlock << level, firstFrom + LEAST_DAYS);
    int lastTo = Math.min(((toBlock + 1) << level) - 1, days.size());
    if (firstFrom > lastFrom || firstTo > lastTo) {
      return;
    }
    double more = most.get(level)[toBlock] - least.get(level)[fromBlock];
    long fewest = days.cases(Math.min(lastFrom, firstTo), firstTo);
    double mostGain = mostGain(more, fewest, days.cases(firstFrom, lastTo));
    if (mostGain <= best) {
      return;
    }
    if (level == 0) {
      look(firstFrom, firstTo);
    } else {
      open.add(new Square(level, fromBlock, toBlock, mostGain));
    }
  }

  /**
   * No run of so many cases gains more. A log-likelihood ratio is at most twice Pearson's
   * statistic, for ln x is at most x - 1; a trifle is for rounding.
   *
   * @param more hits than expected, at most
   */
  private double mostGain(double more, long fewest, long atMost) {
    if (more <= 0 || atMost == 0) {
      return 0;
    }
    double spread =
        Math.min((double) fewest * (all.n() - fewest), (double) atMost * (all.n() - atMost));
    double twice = 2.000001 * more * more * all.n() / (all.rate() * (1 - all.rate()));
    return spread <= 0 ? Double.POSITIVE_INFINITY : twice / spread;
  }

  private void look(int from, int to) {
    Share inside = days.share(from, to);
    double gain = gain(inside, all.minus(inside));
    boolean isFirst = from < bestFrom || (from == bestFrom && to < bestTo);
    if ((gain > best || (gain == best && isFirst)) && isAboveBefore(from, inside)) {
      best = gain;
      bestFrom = from;
      bestTo = to;
    }
  }

  /** What is lower only afterwards did not rise: it fell. */
  private boolean isAboveBefore(int from, Share inside) {
    return inside.surpriseAbove(days.share(0, from)) < SURELY_RISEN;
  }

  private Rise rise(double runs) {
    Share inside = days.share(bestFrom, bestTo);
    return new Rise(
        days.day(bestFrom),
        bestTo == days.size() ? null : days.day(bestTo),
        inside,
        all.minus(inside),
        Math.min(1, runs * Normal.above(Math.sqrt(best))));
  }

  /** Twice the gain in log-likelihood of two rates over one, where the inner one is higher. */
  static double gain(Share inside, Share outside) {
    if (inside.n() == 0 || outside.n() == 0 || inside.rate() <= outside.rate()) {
      return 0;
    }
    return 2
        * (logLikelihood(inside) + logLikelihood(outside) - logLikelihood(inside.plus(outside)));
  }

  private static double logLikelihood(Share share) {
    return part(share.hits(), share.n()) + part(share.n() - share.hits(), share.n());
  }

  private static double part(long some, long all) {
    return some == 0 ? 0 : some * Math.log((double) some / all);
  }
}
