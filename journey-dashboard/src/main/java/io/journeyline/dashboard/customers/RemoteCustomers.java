package io.journeyline.dashboard.customers;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Normaliser;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.CustomerSearch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the instance of the stream processor that holds the customer. By identifier that is the
 * holder of the identifier's partition, or who that one names; by id it is all of them at once.
 * What is wrong with the list of instances is mended once in a look-up, and then it is told that
 * the customer cannot be had at present: that nobody is there is said only by who would know.
 */
public final class RemoteCustomers implements CustomerSource, AutoCloseable {
  /** Where instances answer about customers. */
  public static final String CUSTOMERS = "/customers";

  /** Where instances tell of each other. */
  public static final String INSTANCES = "/instances";

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCustomers.class);

  /** An identifier is two steps from its customer, a few more while clusters grow together. */
  private static final int MOST_STEPS = 32;

  private final InstanceClient client;
  private final InstanceList list;
  private final Normaliser normaliser;
  private final LongSupplier nanos;

  /**
   * @param seeds base addresses of instances by which to find all of them
   * @param secret that the instances ask for; it is sent to the seeds and to whom they name
   * @param rules that identifiers are normalised by
   */
  public RemoteCustomers(List<URI> seeds, String secret, IdentityRules rules) {
    this(seeds, new HttpInstanceClient(secret), rules, System::nanoTime);
  }

  RemoteCustomers(List<URI> seeds, InstanceClient client, IdentityRules rules, LongSupplier nanos) {
    this.client = client;
    this.nanos = nanos;
    list = new InstanceList(seeds, client, nanos);
    normaliser = new Normaliser(rules);
  }

  @Override
  public Optional<CustomerRecord> byIdentifier(String identifier) {
    return new Way(identifier).toTheEnd();
  }

  @Override
  public Optional<CustomerRecord> byId(String customerId) {
    Deadline deadline = Deadline.start(nanos);
    ToldInstances told = list.current(deadline);
    Everybody asked = Everybody.ask(client, told, customerId, deadline);
    if (!asked.isSure(told)) {
      told = list.renewed(deadline, asked.silent());
      asked = Everybody.ask(client, told, customerId, deadline);
    }
    if (!asked.isSure(told)) {
      throw moving();
    }
    return asked.found();
  }

  private static UnavailableException moving() {
    return new UnavailableException(
        "the instance of the stream processor that holds this customer does not answer, or has not"
            + " all of the state yet; try again in some seconds");
  }

  @Override
  public void close() {
    client.close();
  }

  /** A look-up on its way from instance to instance. */
  private final class Way {
    private final Deadline deadline = Deadline.start(nanos);
    private CustomerJson.Question question;
    private ToldInstances told;
    private int partition;
    private boolean renewed;

    Way(String identifier) {
      question = CustomerJson.Question.ofIdentifier(identifier);
      told = list.current(deadline);
      // Only where it begins: if it is wrong, the instances say so.
      String normal = normaliser.identifier(identifier).orElse(identifier);
      partition =
          Utils.toPositive(Utils.murmur2(normal.getBytes(StandardCharsets.UTF_8)))
              % told.partitions();
    }

    Optional<CustomerRecord> toTheEnd() {
      for (int step = 0; step < MOST_STEPS && !deadline.isOver(); step++) {
        @Nullable URI holder = told.holders().get(partition);
        switch (ask(holder)) {
          case CustomerSearch.Found(CustomerRecord customer) -> {
            return Optional.of(customer);
          }
          case CustomerSearch.Nobody _ -> {
            return Optional.empty();
          }
          case CustomerSearch.Elsewhere(int next, String from) -> {
            partition = next;
            question = question.from(from);
            if (isStill(holder)) {
              renew(Set.of());
            }
          }
          case CustomerSearch.Busy _ -> {
            renew(holder == null ? Set.of() : Set.of(holder));
            if (isStill(holder)) {
              throw moving();
            }
          }
        }
      }
      throw moving();
    }

    private CustomerSearch ask(@Nullable URI holder) {
      if (holder == null) {
        return new CustomerSearch.Busy();
      }
      try {
        return client.ask(holder, question, deadline.patience());
      } catch (IOException e) {
        LOG.warn("{} did not tell of a customer: {}", holder, e.getMessage());
        return new CustomerSearch.Busy();
      }
    }

    private boolean isStill(@Nullable URI holder) {
      return Objects.equals(holder, told.holders().get(partition));
    }

    private void renew(Set<URI> silent) {
      if (renewed) {
        throw moving();
      }
      renewed = true;
      told = list.renewed(deadline, silent);
    }
  }
}
