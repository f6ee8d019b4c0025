package io.journeyline.streams.cells;

/** What the counts of a cell mean, by index. The first two are the same in every aggregate. */
public final class Measure {
  /** How many: visits entered, transitions, pairs, drop-offs, touchpoints. */
  public static final int COUNT = 0;

  /** Customers with at least one of them. */
  public static final int CUSTOMERS = 1;

  public static final int ADVANCED = 2;
  public static final int RETURNED = 3;
  public static final int DROPPED = 4;
  public static final int OPEN = 5;
  public static final int CONVERTED = 6;

  /** In touchpoint-stats: touchpoints of a goal rule. */
  public static final int GOALS = 7;

  /** In touchpoint-stats: touchpoints after which the customer dropped off. */
  public static final int LAST_BEFORE_DROP = 8;

  /** In touchpoint-stats: touchpoints with an emotion score. */
  public static final int SCORED = 9;

  /** In touchpoint-stats: the sum of scores, basis points. */
  public static final int SCORE_SUM = 10;

  /** In touchpoint-stats: the sum of their squares. */
  public static final int SCORE_SQUARES = 11;

  /** In touchpoint-stats: touchpoints with a negative score. */
  public static final int NEGATIVE = 12;

  private Measure() {}
}
