package io.journeyline.dashboard.customers;

import io.journeyline.schemas.StreamsInstances;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instance holds which partition, as one of them told.
 *
 * @param partitions how many there are
 * @param holders by partition
 * @param instances all of them, also those that hold nothing
 * @param at when it was told, ns
 */
record ToldInstances(int partitions, Map<Integer, URI> holders, Set<URI> instances, long at) {
  private static final int LAST_PORT = 65_535;

  ToldInstances {
    holders = Map.copyOf(holders);
    instances = Set.copyOf(instances);
  }

  /**
   * Reads what {@code by} told. Addresses have no scheme: it is that by which the list was had. One
   * that is none is left out.
   */
  static ToldInstances of(StreamsInstances told, URI by, long now) {
    Map<Integer, URI> holders = new HashMap<>();
    Set<URI> instances = new LinkedHashSet<>();
    for (StreamsInstances.Instance instance : told.instances()) {
      @Nullable URI address = address(by.getScheme(), instance.address());
      if (address != null) {
        instances.add(address);
        instance.partitions().forEach(partition -> holders.put(partition, address));
      }
    }
    return new ToldInstances(told.partitions(), holders, instances, now);
  }

  private static @Nullable URI address(String scheme, String address) {
    try {
      URI plain = new URI(scheme + "://" + address);
      int port = plain.getPort();
      // Nothing but host and port is taken over.
      return plain.getHost() == null || port < 1 || port > LAST_PORT
          ? null
          : new URI(scheme, null, plain.getHost(), port, "/", null, null);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Whether every partition is somewhere; while work is handed over, some are not. */
  boolean isComplete() {
    return holders.size() == partitions;
  }
}
