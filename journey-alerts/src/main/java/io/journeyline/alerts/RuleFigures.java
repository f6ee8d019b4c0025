package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures that rules watch, for any stretch of time; of rules with {@code forEach} the whole.
 */
public final class RuleFigures {
  private final Map<String, AlertRule> rules = new LinkedHashMap<>();
  private final Map<String, Watched> watched = new LinkedHashMap<>();

  public RuleFigures(JourneyDefinition definition, Map<SeriesKey, SeriesCounts> cells) {
    CellStore store = new CellStore(definition.alerts());
    cells.forEach((key, counts) -> store.put(key, counts.getCount()));
    for (AlertRule rule : definition.alerts().rules()) {
      rules.put(rule.id(), rule);
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

  /**
   * What a window has to come to for a breach.
   *
   * @param expected null where nothing is compared
   * @param low null: none is too low
   * @param high null: none is too high
   * @param n how many facts the window has
   */
  public record Limits(
      @Nullable Double expected, @Nullable Double low, @Nullable Double high, long n) {}

  /** A rule's limits for the window that ends then, or null where too little is known. */
  public @Nullable Limits limits(String rule, Duration window, long to) {
    Watched own = Objects.requireNonNull(watched.get(rule), rule);
    AlertRule known = Objects.requireNonNull(rules.get(rule), rule);
    Judgement judgement = Yardstick.of(known, window, 1, own).judge(to - window.toMillis(), to);
    return judgement == null
        ? null
        : new Limits(
            judgement.expected(), judgement.low(), judgement.high(), judgement.figure().n());
  }
}
