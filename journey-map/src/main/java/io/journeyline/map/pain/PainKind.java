package io.journeyline.map.pain;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is wrong, or especially right, at a place of the map. */
public enum PainKind {
  /** More of the scores are negative than elsewhere. */
  NEGATIVE_EMOTION("negative-emotion"),
  /** More customers leave after this touchpoint than after the stage's others. */
  DROP_OFF("drop-off"),
  /** Visits of the stage take longer than they should. */
  WAITING("waiting"),
  /** Too many must come again with the same matter. */
  REPEAT_CONTACT("repeat-contact"),
  /** Scores are higher than elsewhere. */
  POSITIVE_EMOTION("positive-emotion");

  private final String id;

  PainKind(String id) {
    this.id = id;
  }

  @JsonValue
  public String id() {
    return id;
  }
}
