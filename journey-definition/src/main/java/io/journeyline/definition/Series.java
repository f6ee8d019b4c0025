package io.journeyline.definition;

/** Names of the series that metrics of alerts are made of. */
public final class Series {
  /** Stands for an end by drop-off where a stage is named. */
  public static final String DROP = "DROP";

  /** Touchpoints without a rule. */
  public static final String UNMAPPED = "unmapped";

  /** Mapped touchpoints that felt bad: whose score is below zero. */
  public static final String NEGATIVE = "felt:negative";

  /** Mapped touchpoints with any other score. */
  public static final String NOT_NEGATIVE = "felt:other";

  /** Answers to "would you recommend us?" from 9, at mapped touchpoints. */
  public static final String PROMOTERS = "answered:nps.promoters";

  /** Those from 7 to below 9. */
  public static final String PASSIVES = "answered:nps.passives";

  /** Those below 7. */
  public static final String DETRACTORS = "answered:nps.detractors";

  private static final String ENTERED = "entered:";
  private static final String LEFT = "left:";

  private Series() {}

  /** Visits of a stage that began. */
  public static String entered(String stage) {
    return ENTERED + stage;
  }

  /** Visits of a stage that ended, by the stage that came next, or {@link #DROP}. */
  public static String left(String from, String to) {
    return LEFT + from + ">" + to;
  }

  /** Whether it counts all visits that began in a stage, or that ended in a way. */
  public static boolean isOfVisits(String series) {
    return series.startsWith(ENTERED) || series.startsWith(LEFT);
  }

  /** Visits of a stage that ended after a dwell of more than so many ms. */
  public static String slow(String stage, long millis) {
    return "slow:" + stage + ">" + millis;
  }

  /** Touchpoints that took a rule. */
  public static String touched(String rule) {
    return "touched:" + rule;
  }

  /** Attempts at a funnel that converted. */
  public static String converted(String funnel) {
    return "converted:" + funnel;
  }

  /** Attempts at a funnel that came just to that step. */
  public static String dropped(String funnel, String step) {
    return "dropped:" + funnel + ">" + step;
  }
}
