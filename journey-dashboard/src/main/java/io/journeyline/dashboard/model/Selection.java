package io.journeyline.dashboard.model;

/** Whose and which days' cells a question is about. */
public record Selection(String map, int version, String segment, Period period) {

  /** The same of all days together. */
  public Selection ofAllDays() {
    return new Selection(map, version, segment, new Period.AllDays());
  }
}
