package io.journeyline.dashboard.api;

import io.journeyline.dashboard.model.Period;
import io.journeyline.dashboard.model.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param daily whether it wants a row for each day
 * @param channel the only channel it is about; null: all
 * @param by the only breakdown value it is about; null: all
 * @param limit most rows
 * @param hideBelow rows of fewer customers are left out
 */
record Question(
    Selection selection,
    boolean daily,
    @Nullable String channel,
    @Nullable String by,
    boolean csv,
    int limit,
    int hideBelow) {
  /** Most rows of an answer that comes by count, if nothing else is asked for. */
  static final int USUAL_LIMIT = 100;

  Question withLimit(int most) {
    return new Question(selection, daily, channel, by, csv, most, hideBelow);
  }

  @Nullable String from() {
    return selection.period() instanceof Period.Days days ? days.from().toString() : null;
  }

  @Nullable String to() {
    return selection.period() instanceof Period.Days days ? days.to().toString() : null;
  }
}
