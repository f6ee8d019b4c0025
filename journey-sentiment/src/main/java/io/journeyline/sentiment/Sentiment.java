package io.journeyline.sentiment;

/** What could be said of a text's feeling. */
public sealed interface Sentiment {

  /**
   * It could be scored.
   *
   * @param score basis points from -10,000 to 10,000; 0 is neutral
   */
  record Scored(int score) implements Sentiment {}

  /** It could not be scored, and has no score. */
  record Unscored(Reason reason) implements Sentiment {}

  /** Why a text has no score. */
  enum Reason {
    /** It has neither words nor emoji nor emoticons. */
    NO_WORDS,
    /** It is not in English, or it cannot be told that it is. */
    LANGUAGE
  }
}
