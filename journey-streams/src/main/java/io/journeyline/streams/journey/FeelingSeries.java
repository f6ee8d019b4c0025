package io.journeyline.streams.journey;

import io.journeyline.definition.Series;
import io.journeyline.streams.cells.SeriesCells;
import io.journeyline.streams.cells.SeriesCells.Kept;
import io.journeyline.streams.emotion.Answer;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.touchpoint.Row;
import org.jspecify.annotations.Nullable;

/** What the feelings of mapped touchpoints add to the series that are kept. */
final class FeelingSeries {
  private static final String NO_BREAKDOWN = "";

  private final @Nullable Kept negative;
  private final @Nullable Kept notNegative;
  private final @Nullable Kept promoters;
  private final @Nullable Kept passives;
  private final @Nullable Kept detractors;

  FeelingSeries(SeriesCells series) {
    negative = series.named(Series.NEGATIVE);
    notNegative = series.named(Series.NOT_NEGATIVE);
    promoters = series.named(Series.PROMOTERS);
    passives = series.named(Series.PASSIVES);
    detractors = series.named(Series.DETRACTORS);
  }

  void add(Row row, String rule, Facts facts) {
    Feeling feeling = row.feeling();
    Integer score = feeling.score();
    if (score != null) {
      count(score < 0 ? negative : notNegative, row, rule, facts);
    }
    Answer answer = feeling.answer();
    if (answer != null) {
      switch (answer.recommender()) {
        case PROMOTER -> count(promoters, row, rule, facts);
        case PASSIVE -> count(passives, row, rule, facts);
        case DETRACTOR -> count(detractors, row, rule, facts);
        case null -> {
          // Another question was asked.
        }
      }
    }
  }

  private static void count(@Nullable Kept kept, Row row, String rule, Facts facts) {
    if (kept != null) {
      kept.count(facts.differences(), row.occurredAt(), rule, row.channel(), NO_BREAKDOWN, 1);
    }
  }
}
