package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The figures that rules watch, for any stretch of time; of rules with {@code forEach} the whole.
 */
public final class RuleFigures {
  private final Map<String, Watched> watched = new LinkedHashMap<>();

  public RuleFigures(JourneyDefinition definition, Map<SeriesKey, SeriesCounts> cells) {
    CellStore store = new CellStore(definition.alerts());
    cells.forEach((key, counts) -> store.put(key, counts.getCount()));
    for (AlertRule rule : definition.alerts().rules()) {
      watched.put(rule.id(), new Watched(rule, Slice.of(rule.scope()), store));
    }
  }

  /**
   * A rule's figure.
   *
   * @param value a share, NaN of nothing; or a count
   * @param n how many facts it rests on
   */
  public record RuleFigure(double value, long n) {}

  /** From {@code from} until before {@code to}, both on the rule's steps. */
  public RuleFigure of(String rule, long from, long to) {
    Watched.Figure figure = Objects.requireNonNull(watched.get(rule), rule).figure(from, to);
    return new RuleFigure(figure.value(), figure.n());
  }
}
