package io.journeyline.ingest.file;

/** One row of a CSV file: one line, or several where quoted fields hold line ends. */
record Row(Line lines, Flaw flaw) {

  /** What keeps a row from being split into fields. */
  enum Flaw {
    NONE,
    TOO_LARGE,
    /** A quote is opened in it and never closed; the row is the line with that quote. */
    UNCLOSED_QUOTE
  }
}
