package io.journeyline.streams.home;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.schemas.StreamsInstances;
import io.journeyline.schemas.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.jspecify.annotations.Nullable;

/**
 * What one instance can tell of customers, and of the other instances. Of partitions that it holds
 * as a standby copy it tells nothing: they may be behind.
 */
public final class CustomerQueries {
  private final KafkaStreams streams;
  private final Topics topics;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;
  private final HeldCustomers customers;

  public CustomerQueries(
      KafkaStreams streams, Topics topics, JourneyDefinition definition, CustomerIds customerIds) {
    this.streams = streams;
    this.topics = topics;
    this.definition = definition;
    this.customerIds = customerIds;
    customers =
        new HeldCustomers(
            new Normaliser(definition.identity()), topics.partitions(), new OwnTasks());
  }

  /**
   * @param identifier {@code type:value}, as a source would write it
   * @param from the identifier from which to go on; empty: the beginning
   */
  public CustomerSearch byIdentifier(String identifier, String from) {
    return unlessMoving(() -> customers.byIdentifier(identifier, from));
  }

  /** It looks through all identifiers that are here. */
  public CustomerSearch byId(String customerId) {
    return unlessMoving(() -> customers.byId(customerId));
  }

  /** All instances that say where they answer; empty while this one starts or ends. */
  public Optional<StreamsInstances> instances() {
    try {
      List<StreamsInstances.Instance> instances =
          streams.metadataForAllStreamsClients().stream()
              .filter(instance -> instance.port() > 0)
              .map(this::instance)
              .toList();
      return Optional.of(new StreamsInstances(topics.partitions(), instances));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private StreamsInstances.Instance instance(StreamsMetadata instance) {
    return new StreamsInstances.Instance(
        instance.host() + ":" + instance.port(), partitions(instance.topicPartitions()));
  }

  private Set<Integer> partitions(Collection<TopicPartition> assigned) {
    Set<Integer> partitions = new TreeSet<>();
    assigned.stream()
        .filter(partition -> partition.topic().equals(topics.touchpoints.name()))
        .forEach(partition -> partitions.add(partition.partition()));
    return partitions;
  }

  private static CustomerSearch unlessMoving(Supplier<CustomerSearch> search) {
    try {
      return search.get();
    } catch (InvalidStateStoreException | IllegalStateException e) {
      // A task has come or gone meanwhile, or the instance starts or ends.
      return new CustomerSearch.Busy();
    }
  }

  /** The journey tasks that run here. */
  private final class OwnTasks implements HeldCustomers.Own {
    @Override
    public Set<Integer> partitions() {
      return CustomerQueries.this.partitions(
          streams.metadataForLocalThreads().stream()
              .flatMap(thread -> thread.activeTasks().stream())
              .flatMap(task -> task.topicPartitions().stream())
              .toList());
    }

    @Override
    public HeldCustomers.@Nullable Held held(int partition) {
      try {
        return HomeState.held(streams, definition, customerIds, partition);
      } catch (InvalidStateStorePartitionException e) {
        return null;
      }
    }
  }
}
