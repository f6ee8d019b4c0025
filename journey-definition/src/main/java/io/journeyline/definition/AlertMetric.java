package io.journeyline.definition;

import java.util.List;

/**
 * A figure made of series: a share of what was counted out of other series, or how often it was.
 *
 * @param name as the definition calls it, with its subject
 * @param counted names of series, as {@link Series} makes them
 * @param outOf names of the series of which {@code counted} is a share; empty where the metric is a
 *     volume
 */
public record AlertMetric(String name, List<String> counted, List<String> outOf) {
  public boolean isShare() {
    return !outOf.isEmpty();
  }
}
