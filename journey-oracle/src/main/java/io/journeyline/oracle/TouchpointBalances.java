package io.journeyline.oracle;

import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.VariantCounts;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Balances of touchpoints: each is accounted for once, in every aggregate that it belongs to. */
final class TouchpointBalances {
  private static final String START = "START";
  private static final String MAPPED = "mapped";

  private final Snapshot snapshot;
  private final Ledger ledger;

  private TouchpointBalances(Snapshot snapshot, Ledger ledger) {
    this.snapshot = snapshot;
    this.ledger = ledger;
  }

  static void check(Snapshot snapshot, Ledger ledger) {
    TouchpointBalances balances = new TouchpointBalances(snapshot, ledger);
    balances.checkCounts();
    balances.checkMapped();
    balances.checkEpisodes();
  }

  private void checkCounts() {
    Set<String> sources = new TreeSet<>();
    snapshot.counts().keySet().forEach(key -> sources.add(key.getSource()));
    for (String source : sources) {
      ledger.expect(
          "accepted = mapped + unmapped + unattributed of source " + source,
          counted(source, "accepted"),
          counted(source, MAPPED) + counted(source, "unmapped") + counted(source, "unattributed"));
    }
  }

  private long counted(String source, String name) {
    return snapshot.counts().entrySet().stream()
        .filter(cell -> cell.getKey().getSource().equals(source))
        .filter(cell -> cell.getKey().getName().equals(name))
        .mapToLong(cell -> cell.getValue().getCount())
        .sum();
  }

  private void checkMapped() {
    Map<String, Long> mapped =
        Ledger.sums(snapshot.counts(), TouchpointBalances::dayOfMapped, CountValue::getCount);
    mapped.put(Days.ALL, mapped.values().stream().mapToLong(Long::longValue).sum());
    ledger.expectEach(
        "touchpoint-stats = mapped on day ",
        Ledger.sums(
            snapshot.touchpointStats(),
            key -> isAll(key.getSegment()) ? key.getDay() : null,
            TouchpointStatCounts::getCount),
        mapped);
  }

  private static @Nullable String dayOfMapped(CountKey key) {
    return key.getName().equals(MAPPED) ? key.getDay() : null;
  }

  private static boolean isAll(String segment) {
    return segment.equals(CustomerJourney.ALL_CUSTOMERS);
  }

  /** One segment on one day, or for all days. */
  private record Of(String map, int version, String segment, String day) {
    @Override
    public String toString() {
      return " in segment " + segment + " of " + map + " " + version + " on day " + day;
    }
  }

  /** An episode of n touchpoints has n - 1 flows; one that dropped has one drop-off. */
  private void checkEpisodes() {
    Map<Of, Long> touchpoints =
        Ledger.sums(
            snapshot.touchpointStats(),
            key -> new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getDay()),
            TouchpointStatCounts::getCount);
    Map<Of, Long> starts =
        Ledger.sums(
            snapshot.transitions(),
            key ->
                key.getFrom().equals(START)
                    ? new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getDay())
                    : null,
            TransitionCounts::getCount);
    ledger.expectEach(
        "channel-flows = touchpoint-stats - START transitions",
        Ledger.sums(
            snapshot.channelFlows(),
            key -> new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getDay()),
            ChannelFlowCounts::getCount),
        Ledger.combine(touchpoints, starts, (all, first) -> all - first));
    ledger.expectEach(
        "variants = drop-offs",
        Ledger.sums(
            snapshot.variants(),
            key -> new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getDay()),
            VariantCounts::getCount),
        Ledger.sums(
            snapshot.dropOffs(),
            key -> new Of(key.getMap(), key.getVersion(), key.getSegment(), key.getDay()),
            DropOffCounts::getCount));
  }
}
