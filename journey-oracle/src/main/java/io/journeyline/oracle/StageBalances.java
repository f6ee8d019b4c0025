package io.journeyline.oracle;

import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Balances of visits and episodes: who enters a stage leaves it somehow, or is still there. */
final class StageBalances {
  private static final String START = "START";

  private final Snapshot snapshot;
  private final Ledger ledger;

  private StageBalances(Snapshot snapshot, Ledger ledger) {
    this.snapshot = snapshot;
    this.ledger = ledger;
  }

  static void check(Snapshot snapshot, Ledger ledger) {
    StageBalances balances = new StageBalances(snapshot, ledger);
    snapshot.stages().forEach(balances::checkCell);
    balances.checkStages();
    balances.checkStarts();
  }

  private void checkCell(StageKey key, StageCounts counts) {
    ledger.expect(
        "entered = advanced + returned + dropped + open in stages " + key,
        counts.getEntered(),
        ended(counts) + counts.getOpen());
  }

  private static long ended(StageCounts counts) {
    return counts.getAdvanced() + counts.getReturned() + counts.getDropped();
  }

  /** One stage of one segment, in the cells for all days or in those of the days. */
  private record Of(String map, int version, String segment, String stage, boolean allDays) {
    @Override
    public String toString() {
      String days = allDays ? " for all days of " : " summed over the days of ";
      return days + stage + " in segment " + segment + " of " + map + " " + version;
    }
  }

  private void checkStages() {
    Map<Of, Long> left = Ledger.sums(snapshot.stages(), StageBalances::of, StageBalances::ended);
    Map<Of, Long> dropped =
        Ledger.sums(snapshot.stages(), StageBalances::of, StageCounts::getDropped);
    ledger.expectEach(
        "transitions out = advanced + returned + dropped",
        Ledger.sums(snapshot.transitions(), StageBalances::of, TransitionCounts::getCount),
        left);
    ledger.expectEach(
        "drop-offs = dropped",
        Ledger.sums(snapshot.dropOffs(), StageBalances::of, DropOffCounts::getCount),
        dropped);
    ledger.expectEach(
        "lastBeforeDrop of touchpoint-stats = dropped",
        Ledger.sums(
            snapshot.touchpointStats(), StageBalances::of, TouchpointStatCounts::getLastBeforeDrop),
        dropped);
  }

  private void checkStarts() {
    long episodes = snapshot.journeys().values().stream().mapToLong(Journey::getEpisodes).sum();
    for (boolean allDays : new boolean[] {true, false}) {
      ledger.expect(
          "START transitions = episodes" + (allDays ? " for all days" : " summed over the days"),
          snapshot.transitions().entrySet().stream()
              .filter(cell -> isStart(cell.getKey(), allDays))
              .mapToLong(cell -> cell.getValue().getCount())
              .sum(),
          episodes);
    }
  }

  private static boolean isStart(TransitionKey key, boolean allDays) {
    return key.getFrom().equals(START)
        && key.getSegment().equals(CustomerJourney.ALL_CUSTOMERS)
        && key.getDay().equals(Days.ALL) == allDays;
  }

  private static Of of(StageKey key) {
    boolean allDays = key.getDay().equals(Days.ALL);
    return new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getStage(), allDays);
  }

  private static @Nullable Of of(TransitionKey key) {
    boolean allDays = key.getDay().equals(Days.ALL);
    return key.getFrom().equals(START)
        ? null
        : new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getFrom(), allDays);
  }

  private static Of of(DropOffKey key) {
    boolean allDays = key.getDay().equals(Days.ALL);
    return new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getStage(), allDays);
  }

  private static Of of(TouchpointStatKey key) {
    boolean allDays = key.getDay().equals(Days.ALL);
    return new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getStage(), allDays);
  }
}
