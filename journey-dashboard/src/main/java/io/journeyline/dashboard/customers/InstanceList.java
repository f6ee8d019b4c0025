package io.journeyline.dashboard.customers;

import io.journeyline.schemas.StreamsInstances;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All instances of the stream processor, found by any of them and kept for some seconds. */
final class InstanceList {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceList.class);
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final List<URI> seeds;
  private final InstanceClient client;
  private final LongSupplier nanos;
  private volatile @Nullable ToldInstances known;

  /**
   * @param seeds one instance is enough; more are for when it is down while nothing is known yet
   */
  InstanceList(List<URI> seeds, InstanceClient client, LongSupplier nanos) {
    // As instances are told, so that none is asked twice.
    this.seeds = seeds.stream().map(seed -> seed.resolve("/")).toList();
    this.client = client;
    this.nanos = nanos;
  }

  /**
   * What was told not long ago.
   *
   * @throws CustomerSource.UnavailableException when nobody tells
   */
  ToldInstances current(Deadline deadline) {
    ToldInstances last = known;
    return last != null && nanos.getAsLong() - last.at() < FRESH.toNanos()
        ? last
        : renewed(deadline, Set.of());
  }

  /**
   * What is told now, by the first who tells.
   *
   * @param silent who has just not answered, to be asked last
   * @throws CustomerSource.UnavailableException when nobody tells
   */
  ToldInstances renewed(Deadline deadline, Set<URI> silent) {
    @Nullable ToldInstances best = null;
    for (URI instance : inOrder(silent)) {
      if (deadline.isOver()) {
        break;
      }
      @Nullable ToldInstances told = ask(instance, deadline);
      if (told != null && told.isComplete()) {
        known = told;
        return told;
      }
      best = best == null ? told : best;
    }
    if (best == null) {
      throw new CustomerSource.UnavailableException(
          "no instance of the stream processor tells where customers are: see that those of"
              + " --streams-url run, with the same --query-secret, and try again later");
    }
    return best;
  }

  private Set<URI> inOrder(Set<URI> silent) {
    Set<URI> all = new LinkedHashSet<>();
    ToldInstances last = known;
    if (last != null) {
      all.addAll(last.instances());
    }
    all.addAll(seeds);
    all.removeAll(silent);
    all.addAll(silent);
    return all;
  }

  private @Nullable ToldInstances ask(URI instance, Deadline deadline) {
    try {
      StreamsInstances told = client.instances(instance, deadline.patience());
      // One that has just started knows of nobody yet.
      return told.partitions() < 1 || told.instances().isEmpty()
          ? null
          : ToldInstances.of(told, instance, nanos.getAsLong());
    } catch (IOException e) {
      LOG.warn("{} did not tell of the instances: {}", instance, e.getMessage());
      return null;
    }
  }
}
