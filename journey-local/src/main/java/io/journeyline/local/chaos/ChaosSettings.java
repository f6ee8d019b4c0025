package io.journeyline.local.chaos;

import io.journeyline.definition.JourneyDefinition;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an experiment is made with.
 *
 * @param folder an empty one, for everything that the brokers and instances write
 * @param definitionFile the file that {@code definition} was read from, for the instances
 * @param seed of the crowd, its touchpoints and the order of faults
 * @param partitions of each topic; each adds to the work of every transaction
 * @param perSecond touchpoints a second
 * @param patience how long the pipeline may take to come back before it is called broken
 */
public record ChaosSettings(
    Path folder,
    Path definitionFile,
    JourneyDefinition definition,
    long seed,
    int partitions,
    int perSecond,
    Duration patience) {
  public static final int DEFAULT_PARTITIONS = 4;
  public static final int DEFAULT_PER_SECOND = 100;
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(3);
}
