package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays the rules over stored cells: what would have been told, in order. */
public final class Backtest {
  private Backtest() {}

  /**
   * Judges every window that ends after {@code from} and not after {@code to}.
   *
   * @return each alert as it was when it fired, and as it was when it ended
   */
  public static List<Alert> run(
      JourneyDefinition definition, Map<SeriesKey, SeriesCounts> cells, long from, long to) {
    CellStore store = new CellStore(definition.alerts());
    cells.forEach((key, counts) -> store.put(key, counts.getCount()));
    List<Alert> told = new ArrayList<>();
    new Judge(definition, store, from).judge(to + allowance(definition), told::add);
    told.sort(
        java.util.Comparator.comparingLong(Alert::getChangedAt).thenComparing(Alert::getRule));
    return told;
  }

  private static long allowance(JourneyDefinition definition) {
    return definition.alerts().rules().stream()
        .map(AlertRule::timing)
        .map(AlertRule.Timing::allowance)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .toMillis();
  }
}
