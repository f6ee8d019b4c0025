package io.journeyline.definition;

/** Names of the series that metrics of alerts are made of. */
public final class Series {
  /** Stands for an end by drop-off where a stage is named. */
  public static final String DROP = "DROP";

  /** Touchpoints without a rule. */
  public static final String UNMAPPED = "unmapped";

  private Series() {}

  /** Visits of a stage that began. */
  public static String entered(String stage) {
    return "entered:" + stage;
  }

  /** Visits of a stage that ended, by the stage that came next, or {@link #DROP}. */
  public static String left(String from, String to) {
    return "left:" + from + ">" + to;
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
