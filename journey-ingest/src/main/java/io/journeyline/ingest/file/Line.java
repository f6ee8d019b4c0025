package io.journeyline.ingest.file;

/** One line of a file. */
final class Line {
  private final long number;
  private final byte[] text;
  private final long size;
  private final String end;

  /**
   * @param number its place in the file, from 1
   * @param text its bytes without the line end, at most {@link LineReader#MAX_LINE} of them
   * @param size its full size in bytes
   * @param end the line end as it was: LF, CR LF, or empty at the end of the file
   */
  Line(long number, byte[] text, long size, String end) {
    this.number = number;
    this.text = text;
    this.size = size;
    this.end = end;
  }

  long number() {
    return number;
  }

  byte[] text() {
    return text;
  }

  long size() {
    return size;
  }

  String end() {
    return end;
  }

  boolean isTooLarge() {
    return size > LineReader.MAX_LINE;
  }

  boolean isTerminated() {
    return !end.isEmpty();
  }

  boolean isBlank() {
    for (byte b : text) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
