package io.journeyline.streams.home;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.journey.Attributions;
import io.journeyline.streams.journey.CustomerLookup;
import io.journeyline.streams.touchpoint.Table;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;

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

  private static Table table(KafkaStreams streams, String store) {
    return new StoreTable(
        streams.store(
            StoreQueryParameters.fromNameAndType(
                store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())));
  }
}
