package io.journeyline.local.chaos;

import java.time.Duration;
import java.util.List;

/**
 * One fault and what was found after it.
 *
 * @param fault its title
 * @param touchpoints in the log by then
 * @param compared cells that were compared with the oracle
 * @param differing those that differ
 * @param lost touchpoints that Kafka had acknowledged and that the log does not have
 * @param recoveries how long after each blow the aggregates spoke for touchpoints sent later
 * @param problems anything else that is wrong, one line each
 */
public record Round(
    String fault,
    Duration at,
    long touchpoints,
    long compared,
    long differing,
    long lost,
    List<Duration> recoveries,
    List<String> problems) {
  public boolean holds() {
    return differing == 0 && lost == 0 && problems.isEmpty();
  }
}
