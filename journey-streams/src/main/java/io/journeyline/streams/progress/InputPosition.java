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
}
