package io.journeyline.streams.cells;

/** The aggregates. */
public enum Aggregate {
  STAGES(0),
  TRANSITIONS(1),
  CHANNEL_FLOWS(2),
  DROP_OFFS(3),
  COUNTS(4),
  FUNNELS(5),
  TOUCHPOINT_STATS(6),
  VARIANTS(7),
  SERIES(8);

  private static final Aggregate[] BY_CODE = values();

  private final int code;

  Aggregate(int code) {
    this.code = code;
  }

  /** The number that stands for it in state and internal records; never reused. */
  public int code() {
    return code;
  }

  static Aggregate ofCode(int code) {
    return BY_CODE[code];
  }
}
