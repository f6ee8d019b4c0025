package io.journeyline.local.export;

import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A snapshot for people: stages, the most frequent transitions and drop-offs, and funnels, over all
 * days.
 */
public final class SnapshotSummary {
  private static final String ALL_CUSTOMERS = "all";
  private static final String ALL_DAYS = "*";
  private static final int TOP = 10;

  private final Snapshot snapshot;
  private final List<String> stageOrder;

  private SnapshotSummary(Snapshot snapshot, List<String> stageOrder) {
    this.snapshot = snapshot;
    this.stageOrder = stageOrder;
  }

  /**
   * Prints the summary.
   *
   * @param stageOrder stage ids in the order of the definition; any other comes after them, by name
   */
  public static void print(Snapshot snapshot, List<String> stageOrder, Appendable out) {
    SnapshotSummary summary = new SnapshotSummary(snapshot, stageOrder);
    try {
      summary.printTotals(out);
      out.append("\nStages\n");
      summary.stages().printTo(out);
      out.append("\nTransitions\n");
      summary.transitions().printTo(out);
      out.append("\nDrop-offs\n");
      summary.dropOffs().printTo(out);
      if (!snapshot.funnels().isEmpty()) {
        out.append("\nFunnels\n");
        summary.funnels().printTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the summary cannot be printed", e);
    }
  }

  private void printTotals(Appendable out) throws IOException {
    out.append(number(snapshot.journeys().size()))
        .append(" customers, ")
        .append(number(counted("accepted")))
        .append(" touchpoints (")
        .append(number(counted("unmapped")))
        .append(" unmapped, ")
        .append(number(counted("rejected")))
        .append(" rejected)\n");
  }

  private TextTable stages() {
    TextTable table =
        new TextTable(
            1,
            "stage",
            "entered",
            "advanced",
            "",
            "returned",
            "",
            "dropped",
            "",
            "open",
            "converted",
            "",
            "customers",
            "median dwell");
    snapshot.stages().entrySet().stream()
        .filter(cell -> isTotal(cell.getKey().getSegment(), cell.getKey().getDay()))
        .sorted(Map.Entry.comparingByKey(byStage()))
        .forEach(cell -> addStage(table, cell.getKey(), cell.getValue()));
    return table;
  }

  private Comparator<StageKey> byStage() {
    return Comparator.comparingInt((StageKey key) -> place(key.getStage()))
        .thenComparing(Comparator.naturalOrder());
  }

  private int place(String stage) {
    int place = stageOrder.indexOf(stage);
    return place < 0 ? stageOrder.size() : place;
  }

  private static void addStage(TextTable table, StageKey key, StageCounts counts) {
    long entered = counts.getEntered();
    table.add(
        key.getStage(),
        number(entered),
        number(counts.getAdvanced()),
        percent(counts.getAdvanced(), entered),
        number(counts.getReturned()),
        percent(counts.getReturned(), entered),
        number(counts.getDropped()),
        percent(counts.getDropped(), entered),
        number(counts.getOpen()),
        number(counts.getConverted()),
        percent(counts.getConverted(), entered),
        number(counts.getCustomers()),
        Durations.humanise(Quantiles.p50(counts.getDwell())));
  }

  private TextTable transitions() {
    TextTable table = new TextTable(2, "from", "to", "count", "customers", "median dwell");
    Map<TransitionKey, TransitionCounts> cells = snapshot.transitions();
    cells.entrySet().stream()
        .filter(cell -> isTotal(cell.getKey().getSegment(), cell.getKey().getDay()))
        .sorted(mostFrequent(TransitionCounts::getCount))
        .limit(TOP)
        .forEach(
            cell ->
                table.add(
                    cell.getKey().getFrom(),
                    cell.getKey().getTo(),
                    number(cell.getValue().getCount()),
                    number(cell.getValue().getCustomers()),
                    Durations.humanise(Quantiles.p50(cell.getValue().getDwell()))));
    return table;
  }

  private TextTable dropOffs() {
    TextTable table =
        new TextTable(3, "stage", "last touchpoint", "channel", "count", "", "customers");
    Map<DropOffKey, DropOffCounts> cells = snapshot.dropOffs();
    long all =
        cells.entrySet().stream()
            .filter(cell -> isTotal(cell.getKey().getSegment(), cell.getKey().getDay()))
            .mapToLong(cell -> cell.getValue().getCount())
            .sum();
    cells.entrySet().stream()
        .filter(cell -> isTotal(cell.getKey().getSegment(), cell.getKey().getDay()))
        .sorted(mostFrequent(DropOffCounts::getCount))
        .limit(TOP)
        .forEach(
            cell ->
                table.add(
                    cell.getKey().getStage(),
                    cell.getKey().getTouchpoint(),
                    cell.getKey().getChannel(),
                    number(cell.getValue().getCount()),
                    percent(cell.getValue().getCount(), all),
                    number(cell.getValue().getCustomers())));
    return table;
  }

  private TextTable funnels() {
    TextTable table =
        new TextTable(
            2,
            "funnel",
            "by",
            "entered",
            "converted",
            "",
            "pending",
            "dropped",
            "median time",
            "reached");
    snapshot.funnels().entrySet().stream()
        .filter(cell -> isTotal(cell.getKey().getSegment(), cell.getKey().getDay()))
        .sorted(
            Comparator.comparing(
                    (Map.Entry<FunnelKey, FunnelCounts> cell) -> cell.getKey().getFunnel())
                .thenComparing(mostFrequent(FunnelCounts::getEntered)))
        .forEach(cell -> addFunnel(table, cell.getKey(), cell.getValue()));
    return table;
  }

  private static void addFunnel(TextTable table, FunnelKey key, FunnelCounts counts) {
    long dropped = counts.getDroppedAt().stream().mapToLong(Long::longValue).sum();
    table.add(
        key.getFunnel(),
        key.getBy(),
        number(counts.getEntered()),
        number(counts.getConverted()),
        percent(counts.getConverted(), counts.getEntered()),
        number(counts.getPending()),
        number(dropped),
        Durations.humanise(Quantiles.p50(counts.getConvertTime())),
        counts.getReached().stream()
            .map(SnapshotSummary::number)
            .collect(Collectors.joining(" > ")));
  }

  private static <K extends Comparable<? super K>, V> Comparator<Map.Entry<K, V>> mostFrequent(
      ToLongFunction<V> count) {
    return Comparator.comparingLong((Map.Entry<K, V> cell) -> count.applyAsLong(cell.getValue()))
        .reversed()
        .thenComparing(Map.Entry.comparingByKey());
  }

  private long counted(String name) {
    return snapshot.counts().entrySet().stream()
        .filter(cell -> cell.getKey().getName().equals(name))
        .map(Map.Entry::getValue)
        .mapToLong(CountValue::getCount)
        .sum();
  }

  private static boolean isTotal(String segment, String day) {
    return segment.equals(ALL_CUSTOMERS) && day.equals(ALL_DAYS);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }
}
