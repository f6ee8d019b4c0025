package io.journeyline.oracle;

import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Balances of funnels: who enters converts, drops, or is still on the way. */
final class FunnelBalances {
  private final Ledger ledger;

  private FunnelBalances(Ledger ledger) {
    this.ledger = ledger;
  }

  static void check(Snapshot snapshot, Ledger ledger) {
    FunnelBalances balances = new FunnelBalances(ledger);
    snapshot.funnels().forEach(balances::checkCell);
    balances.checkDays(snapshot, "entered", FunnelCounts::getEntered);
    balances.checkDays(snapshot, "converted", FunnelCounts::getConverted);
    balances.checkDays(snapshot, "pending", FunnelCounts::getPending);
    balances.checkDays(snapshot, "reached", counts -> sum(counts.getReached()));
    balances.checkDays(snapshot, "droppedAt", counts -> sum(counts.getDroppedAt()));
  }

  private void checkCell(FunnelKey key, FunnelCounts counts) {
    List<Long> reached = counts.getReached();
    List<Long> droppedAt = counts.getDroppedAt();
    int steps = reached.size();
    boolean fits = steps > 0 && droppedAt.size() == steps && counts.getStepTimes().size() == steps;
    ledger.expect("reached, droppedAt and stepTimes have every step in funnels " + key, fits);
    ledger.expect(
        "entered = converted + pending + dropped in funnels " + key,
        counts.getEntered(),
        counts.getConverted() + counts.getPending() + sum(droppedAt));
    ledger.expect(
        "converted = convert times in funnels " + key,
        counts.getConverted(),
        timed(counts.getConvertTime()));
    if (fits) {
      checkSteps(key, counts);
    }
  }

  private void checkSteps(FunnelKey key, FunnelCounts counts) {
    List<Long> reached = counts.getReached();
    ledger.expect(
        "entered = reached the first step in funnels " + key,
        counts.getEntered(),
        reached.getFirst());
    ledger.expect(
        "converted = reached the last step in funnels " + key,
        counts.getConverted(),
        reached.getLast());
    for (int step = 0; step < reached.size(); step++) {
      long next = step + 1 < reached.size() ? reached.get(step + 1) : counts.getConverted();
      long stayed = reached.get(step) - next;
      long dropped = counts.getDroppedAt().get(step);
      String at = " at step " + (step + 1) + " in funnels " + key;
      ledger.expect("reached does not rise" + at, stayed >= 0);
      ledger.expect("no more dropped than went no further" + at, dropped <= Math.max(0, stayed));
      ledger.expect(
          "no more step times than reached" + at,
          timed(counts.getStepTimes().get(step)) <= reached.get(step));
    }
  }

  /** One funnel and breakdown value of one segment. */
  private record Of(String map, int version, String segment, String funnel, String by) {
    Of(FunnelKey key) {
      this(key.getMap(), key.getVersion(), key.getSegment(), key.getFunnel(), key.getBy());
    }

    @Override
    public String toString() {
      String name = funnel + (by.isEmpty() ? "" : " by " + by);
      return " of " + name + " in segment " + segment + " of " + map + " " + version;
    }
  }

  private void checkDays(Snapshot snapshot, String name, ToLongFunction<FunnelCounts> count) {
    Map<Of, Long> allDays =
        Ledger.sums(snapshot.funnels(), key -> isAllDays(key) ? new Of(key) : null, count);
    Map<Of, Long> days =
        Ledger.sums(snapshot.funnels(), key -> isAllDays(key) ? null : new Of(key), count);
    ledger.expectEach(name + " for all days = summed over the days", allDays, days);
  }

  private static boolean isAllDays(FunnelKey key) {
    return key.getDay().equals(Days.ALL);
  }

  private static long timed(List<HistogramBucket> histogram) {
    return histogram.stream().mapToLong(HistogramBucket::getCount).sum();
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
