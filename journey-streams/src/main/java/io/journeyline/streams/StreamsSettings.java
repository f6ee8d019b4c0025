package io.journeyline.streams;

import io.journeyline.schemas.Topics;
import io.journeyline.streams.journey.Sealing;
import io.journeyline.streams.progress.InputClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the stream processor.
 *
 * @param bootstrapServers brokers, {@code host:port,…}
 * @param applicationId group and transaction prefix; instances with the same id share the work
 * @param sealing when touchpoints are sealed
 * @param stateDir folder of local state
 * @param threads stream threads of this instance
 * @param commitInterval time between transactions; also how often differences are sent and
 *     deadlines looked at
 * @param stateMemory bytes for RocksDB's caches and write buffers, all stores together
 * @param standbys copies of state on other instances
 * @param address where this instance answers questions, {@code host:port}, told to the others;
 *     null: it answers none
 * @param kafka further settings for the Kafka clients, passed through unchanged
 */
public record StreamsSettings(
    String bootstrapServers,
    String applicationId,
    Topics topics,
    InputClock clock,
    Sealing sealing,
    Path stateDir,
    int threads,
    Duration commitInterval,
    long stateMemory,
    int standbys,
    @Nullable String address,
    Map<String, String> kafka) {

  public static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(100);
  public static final long DEFAULT_STATE_MEMORY = 256L << 20;

  /** Settings of a single instance on one machine. */
  public static StreamsSettings local(
      String bootstrapServers,
      String applicationId,
      Topics topics,
      InputClock clock,
      Path stateDir,
      int threads) {
    return new StreamsSettings(
        bootstrapServers,
        applicationId,
        topics,
        clock,
        Sealing.NEVER,
        stateDir,
        threads,
        DEFAULT_COMMIT_INTERVAL,
        DEFAULT_STATE_MEMORY,
        0,
        null,
        Map.of());
  }
}
