package io.journeyline.streams.home;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.identity.Parents;
import io.journeyline.streams.journey.Attributions;
import io.journeyline.streams.journey.CustomerLookup;
import io.journeyline.streams.touchpoint.Table;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What the tasks of one instance have in their stores, to be read while they run. */
public final class HomeState {
  private HomeState() {}

  /** Whose each touchpoint is that a task of this instance holds. */
  public static Attributions attributions(KafkaStreams streams, IdentityRules rules) {
    return new Attributions(
        rules,
        table(streams, HomeTopology.CLUSTERS),
        table(streams, HomeTopology.ROWS),
        table(streams, HomeTopology.LOST));
  }

  /** Single customers of whom a task of this instance holds the touchpoints. */
  public static CustomerLookup customers(
      KafkaStreams streams, JourneyDefinition definition, CustomerIds customerIds) {
    return new CustomerLookup(
        definition,
        customerIds,
        table(streams, HomeTopology.CLUSTERS),
        table(streams, HomeTopology.ROWS),
        table(streams, HomeTopology.MEMBERS));
  }

  /**
   * What the task of one partition has.
   *
   * @throws InvalidStateStorePartitionException when it is not here, or not yet
   */
  static HeldCustomers.Held held(
      KafkaStreams streams, JourneyDefinition definition, CustomerIds customerIds, int partition) {
    Table nodes = table(streams, HomeTopology.NODES, partition);
    // Whether a partition is here is only known once something is looked up in it.
    nodes.get(new byte[1]);
    return new HeldCustomers.Held(
        new Parents(nodes),
        new CustomerLookup(
            definition,
            customerIds,
            table(streams, HomeTopology.CLUSTERS, partition),
            table(streams, HomeTopology.ROWS, partition),
            table(streams, HomeTopology.MEMBERS, partition)));
  }

  private static Table table(KafkaStreams streams, String store) {
    return new StoreTable(streams.store(parameters(store)));
  }

  private static Table table(KafkaStreams streams, String store, int partition) {
    return new StoreTable(streams.store(parameters(store).withPartition(partition)));
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters(
      String store) {
    return StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore());
  }
}
