package io.journeyline.streams.cells;

/** The aggregates. */
public enum Aggregate {
  STAGES(0, Keys.OF_DAYS),
  TRANSITIONS(1, Keys.OF_DAYS),
  CHANNEL_FLOWS(2, Keys.OF_DAYS),
  DROP_OFFS(3, Keys.OF_DAYS),
  COUNTS(4, Keys.PLAIN),
  FUNNELS(5, Keys.OF_DAYS),
  TOUCHPOINT_STATS(6, Keys.OF_DAYS),
  VARIANTS(7, Keys.OF_DAYS),
  SERIES(8, Keys.OF_SEGMENTS);

  private static final Aggregate[] BY_CODE = values();

  private final int code;
  private final Keys keys;

  Aggregate(int code, Keys keys) {
    this.code = code;
    this.keys = keys;
  }

  /** What is in the keys of an aggregate. */
  private enum Keys {
    /** Neither segments nor all days. */
    PLAIN,
    /** First a segment. */
    OF_SEGMENTS,
    /** First a segment and last a day, or all days. */
    OF_DAYS
  }

  /** The number that stands for it in state and internal records; never reused. */
  public int code() {
    return code;
  }

  /** Whether it has cells of its own for each segment. */
  boolean hasSegments() {
    return keys != Keys.PLAIN;
  }

  /** Whether it has cells for all days beside those of days. */
  boolean hasAllDays() {
    return keys == Keys.OF_DAYS;
  }

  static Aggregate ofCode(int code) {
    return BY_CODE[code];
  }
}
