package io.journeyline.alerts;

import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.SeriesCounts;
import io.journeyline.schemas.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule says of its windows at one moment, for people. */
public final class RuleLook {
  private RuleLook() {}

  /** A line a part and window. */
  public static List<String> lines(
      JourneyDefinition definition, Map<SeriesKey, SeriesCounts> cells, String id, long moment) {
    CellStore store = new CellStore(definition.alerts());
    cells.forEach((key, counts) -> store.put(key, counts.getCount()));
    List<String> lines = new ArrayList<>();
    for (AlertRule rule : definition.alerts().rules()) {
      if (rule.id().equals(id)) {
        Set<Slice> slices = Judge.slices(definition, store, rule);
        slices.forEach(slice -> lines.addAll(lines(rule, slice, slices.size(), store, moment)));
      }
    }
    return lines;
  }

  private static List<String> lines(
      AlertRule rule, Slice slice, int among, CellStore store, long moment) {
    List<String> lines = new ArrayList<>();
    Watched watched = new Watched(rule, slice, store);
    long every = rule.timing().every().toMillis();
    long end = Math.floorDiv(moment - rule.timing().allowance().toMillis(), every) * every;
    for (Duration window : rule.timing().windows()) {
      long from = end - window.toMillis();
      Judgement judgement = Yardstick.of(rule, window, among, watched).judge(from, end);
      Watched.Figure figure = watched.figure(from, end);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s%s, %s until %s: %.4g (n=%d), %s",
              rule.metric().name(),
              slice.dimensions().isEmpty() ? "" : " " + slice.dimensions(),
              window,
              Instant.ofEpochMilli(end),
              figure.value(),
              figure.n(),
              verdict(judgement)));
    }
    return lines;
  }

  private static String verdict(@Nullable Judgement judgement) {
    if (judgement == null) {
      return "too little is known to judge it";
    }
    StringBuilder text = new StringBuilder(judgement.isBreach() ? "BREACH" : "no breach");
    append(text, " at least", judgement.low());
    append(text, " at most", judgement.high());
    append(text, " expected", judgement.expected());
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable Double value) {
    if (value != null) {
      text.append(',').append(name).append(String.format(Locale.ROOT, " %.4g", value));
    }
  }
}
