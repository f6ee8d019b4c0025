package io.journeyline.sentiment;

/**
 * A word, emoticon or emoji of a text.
 *
 * @param text in lower case, without punctuation around it
 * @param kind what it is
 * @param capitals whether it is written in capitals
 * @param known whether the lexicon has it
 * @param valence as the lexicon has it, from -4 to 4; 0 where it has not
 */
record Token(String text, Kind kind, boolean capitals, boolean known, double valence) {

  /** Kinds of tokens: only words tell a language. */
  enum Kind {
    WORD,
    /** A hashtag: it counts, but people use English ones in any language. */
    TAG,
    /** An emoticon or emoji. */
    SIGN,
    /** A number, an address or a name beginning with @. */
    OTHER
  }

  boolean is(String word) {
    return text.equals(word);
  }
}
