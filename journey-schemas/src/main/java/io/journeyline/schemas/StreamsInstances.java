package io.journeyline.schemas;

import java.util.List;
import java.util.Set;

/**
 * The instances of a stream processor, as one of them knows them.
 *
 * @param partitions how many there are of the topics
 */
public record StreamsInstances(int partitions, List<Instance> instances) {

  /**
   * An instance.
   *
   * @param address where it answers, {@code host:port}
   * @param partitions of which it holds the customers
   */
  public record Instance(String address, Set<Integer> partitions) {}
}
