package io.journeyline.ingest.publish;

import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identity;
import io.journeyline.schemas.Topics;
import io.journeyline.schemas.WireFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * In which partition the customers of identifiers live, as far as it was published and fits: those
 * that were neither asked for nor spoken of for the longest time are forgotten first. An answer may
 * be out of date, which costs the touchpoint a hop and nothing else.
 */
public final class KnownRoots implements AutoCloseable {
  /** About 40 MB when full. */
  public static final int DEFAULT_ENTRIES = 200_000;

  /** How long a start waits for what was published before it. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

  /** What is published for a shared identifier. */
  private static final int SHARED = -1;

  private final CustomerIds customerIds;
  private final int partitions;
  private final Map<String, Integer> partitionsByKey;
  private @Nullable IdentitiesFollower follower;

  KnownRoots(CustomerIds customerIds, int partitions, int entries) {
    this.customerIds = customerIds;
    this.partitions = partitions;
    partitionsByKey =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > entries;
          }
        };
  }

  /**
   * Follows the topic {@code identities} from its start. Returns when what it holds now was read,
   * or when {@code patience} is over; the rest is read meanwhile.
   *
   * @param customerIds with the key that the pipeline publishes under; with another one nothing is
   *     ever known
   * @param kafka settings of Kafka's consumer, at least {@code bootstrap.servers}
   * @param entries how many identifiers to keep at most
   */
  public static KnownRoots follow(
      Topics topics,
      WireFormat wire,
      CustomerIds customerIds,
      Map<String, ?> kafka,
      int entries,
      Duration patience) {
    KnownRoots roots = new KnownRoots(customerIds, topics.partitions(), entries);
    IdentitiesFollower follower = IdentitiesFollower.start(topics.identities, wire, kafka, roots);
    roots.follower = follower;
    follower.awaitCaughtUp(patience);
    return roots;
  }

  /**
   * Where a touchpoint reaches its customer without a further hop. Shared identifiers do not say.
   * One of which nothing is known says something new, and that is for its strongest to take in:
   * then there is no answer.
   *
   * @param identifiers normalised, strongest first
   */
  public OptionalInt partitionOf(List<String> identifiers) {
    int found = SHARED;
    for (String identifier : identifiers) {
      Integer partition = known(customerIds.of(identifier));
      if (partition == null) {
        return OptionalInt.empty();
      }
      if (found == SHARED) {
        found = partition;
      }
    }
    return found == SHARED ? OptionalInt.empty() : OptionalInt.of(found);
  }

  private synchronized @Nullable Integer known(String key) {
    return partitionsByKey.get(key);
  }

  /** Takes in a record of the topic. */
  synchronized void take(String key, @Nullable Identity identity) {
    // A partition that is not there would be waited for.
    if (identity == null || identity.getPartition() >= partitions) {
      partitionsByKey.remove(key);
    } else {
      partitionsByKey.put(key, identity.getPartition());
    }
  }

  @Override
  public void close() {
    if (follower != null) {
      follower.close();
    }
  }
}
