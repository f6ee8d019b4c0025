package io.journeyline.streams.home;

import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.streams.identity.Parents;
import io.journeyline.streams.journey.CustomerLookup;
import io.journeyline.streams.progress.Partitions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds single customers among the partitions of one instance, and says where to go on for others.
 * A customer is where the root of their cluster is, and the way to it begins at the identifier's
 * own partition.
 */
final class HeldCustomers {
  private final Normaliser normaliser;
  private final int partitions;
  private final Own own;

  /**
   * @param partitions how many there are
   */
  HeldCustomers(Normaliser normaliser, int partitions, Own own) {
    this.normaliser = normaliser;
    this.partitions = partitions;
    this.own = own;
  }

  /** The partitions of this instance. */
  interface Own {
    /** Those that it has, or is to have as soon as their state is there. */
    Set<Integer> partitions();

    /** The state of one; null while it is not here. */
    @Nullable Held held(int partition);
  }

  /** The state of one partition. */
  record Held(Parents parents, CustomerLookup customers) {}

  /**
   * @param identifier {@code type:value}, as a source would write it
   * @param from the identifier from which to go on; empty: the beginning
   */
  CustomerSearch byIdentifier(String identifier, String from) {
    Optional<String> normal = normaliser.identifier(identifier);
    if (normal.isEmpty()) {
      return new CustomerSearch.Nobody(Set.of());
    }
    // It ends: ranks fall along the way.
    String at = from.isEmpty() ? normal.get() : from;
    while (true) {
      int partition = Partitions.of(at, partitions);
      @Nullable Held held = own.held(partition);
      if (held == null) {
        return own.partitions().contains(partition)
            ? new CustomerSearch.Busy()
            : new CustomerSearch.Elsewhere(partition, at);
      }
      @Nullable String parent = held.parents().of(at);
      if (parent == null) {
        return result(held.customers().byIdentifier(identifier), Set.of(partition));
      }
      at = parent;
    }
  }

  /** Looks through all that is here. */
  CustomerSearch byId(String customerId) {
    Set<Integer> searched = new TreeSet<>();
    for (int partition : own.partitions()) {
      @Nullable Held held = own.held(partition);
      if (held != null) {
        Optional<CustomerRecord> found = held.customers().byId(customerId);
        if (found.isPresent()) {
          return new CustomerSearch.Found(found.get());
        }
        searched.add(partition);
      }
    }
    return new CustomerSearch.Nobody(searched);
  }

  private static CustomerSearch result(Optional<CustomerRecord> found, Set<Integer> searched) {
    return found
        .<CustomerSearch>map(CustomerSearch.Found::new)
        .orElseGet(() -> new CustomerSearch.Nobody(searched));
  }
}
