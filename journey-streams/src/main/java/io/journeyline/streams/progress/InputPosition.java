package io.journeyline.streams.progress;

/**
 * How far a partition of a consumed topic was read and committed.
 *
 * @param committed next offset to read after a restart
 * @param end next offset to be written
 */
public record InputPosition(String topic, int partition, long committed, long end) {

  public boolean isAtEnd() {
    return committed >= end;
  }

  /**
   * How many records are not yet read.
   *
   * @param read next offset to read, which may be ahead of what is committed. What is committed may
   *     be ahead of it too: transactions leave offsets that are no records
   */
  public long lag(long read) {
    return Math.max(0, end - Math.max(read, committed));
  }
}
