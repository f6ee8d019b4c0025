package io.journeyline.oracle;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** §4: the balances that hold in every settled snapshot, whoever computed it. */
public final class Balances {
  private static final String ALL_CUSTOMERS = "all";

  private final Snapshot snapshot;
  private final List<String> violations = new ArrayList<>();

  private Balances(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** One line for each balance that does not hold; empty when all do. */
  public static List<String> check(Snapshot snapshot) {
    Balances balances = new Balances(snapshot);
    balances.snapshot.stages().forEach(balances::checkCell);
    balances.checkStages();
    balances.checkStarts();
    balances.checkCounts();
    return balances.violations;
  }

  private void checkCell(StageKey key, StageCounts counts) {
    long ended = counts.getAdvanced() + counts.getReturned() + counts.getDropped();
    expect(
        "entered = advanced + returned + dropped + open in stages " + key,
        counts.getEntered(),
        ended + counts.getOpen());
  }

  /** One stage of one segment. */
  private record Of(String map, int version, String segment, String stage) {
    @Override
    public String toString() {
      return stage + " in segment " + segment + " of " + map + " " + version;
    }
  }

  private void checkStages() {
    Set<Of> all = new LinkedHashSet<>();
    snapshot.stages().keySet().forEach(key -> all.add(of(key)));
    snapshot.dropOffs().keySet().forEach(key -> all.add(of(key)));
    snapshot.transitions().keySet().stream()
        .filter(key -> !key.getFrom().equals("START"))
        .forEach(key -> all.add(of(key)));
    all.forEach(this::checkStage);
  }

  private void checkStage(Of stage) {
    for (boolean allDays : List.of(true, false)) {
      String days = allDays ? " for all days of " : " summed over the days of ";
      Predicate<StageKey> visits = key -> of(key).equals(stage) && isAll(key.getDay()) == allDays;
      Predicate<TransitionKey> left =
          key -> of(key).equals(stage) && isAll(key.getDay()) == allDays;
      Predicate<DropOffKey> drops = key -> of(key).equals(stage) && isAll(key.getDay()) == allDays;
      long advanced = sum(snapshot.stages(), visits, StageCounts::getAdvanced);
      long returned = sum(snapshot.stages(), visits, StageCounts::getReturned);
      long dropped = sum(snapshot.stages(), visits, StageCounts::getDropped);
      expect(
          "transitions out = advanced + returned + dropped" + days + stage,
          sum(snapshot.transitions(), left, TransitionCounts::getCount),
          advanced + returned + dropped);
      expect(
          "drop-offs = dropped" + days + stage,
          sum(snapshot.dropOffs(), drops, DropOffCounts::getCount),
          dropped);
    }
  }

  private void checkStarts() {
    Predicate<TransitionKey> starts =
        key -> key.getFrom().equals("START") && key.getSegment().equals(ALL_CUSTOMERS);
    long episodes = sum(snapshot.journeys(), customer -> true, Journey::getEpisodes);
    for (boolean allDays : List.of(true, false)) {
      expect(
          "START transitions = episodes" + (allDays ? " for all days" : " summed over the days"),
          sum(
              snapshot.transitions(),
              starts.and(key -> isAll(key.getDay()) == allDays),
              TransitionCounts::getCount),
          episodes);
    }
  }

  private void checkCounts() {
    Set<String> sources = new TreeSet<>();
    snapshot.counts().keySet().forEach(key -> sources.add(key.getSource()));
    for (String source : sources) {
      expect(
          "accepted = mapped + unmapped + unattributed of source " + source,
          counted(source, "accepted"),
          counted(source, "mapped")
              + counted(source, "unmapped")
              + counted(source, "unattributed"));
    }
  }

  private long counted(String source, String name) {
    Predicate<CountKey> named = key -> key.getSource().equals(source) && key.getName().equals(name);
    return sum(snapshot.counts(), named, CountValue::getCount);
  }

  private void expect(String balance, long left, long right) {
    if (left != right) {
      violations.add(balance + ": " + left + " is not " + right);
    }
  }

  private static <K, V> long sum(Map<K, V> cells, Predicate<K> which, ToLongFunction<V> count) {
    return cells.entrySet().stream()
        .filter(cell -> which.test(cell.getKey()))
        .mapToLong(cell -> count.applyAsLong(cell.getValue()))
        .sum();
  }

  private static boolean isAll(String day) {
    return day.equals(Days.ALL);
  }

  private static Of of(StageKey key) {
    return new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getStage());
  }

  private static Of of(TransitionKey key) {
    return new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getFrom());
  }

  private static Of of(DropOffKey key) {
    return new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getStage());
  }
}
