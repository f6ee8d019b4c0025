package io.journeyline.local;

import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.journey.CustomerLookup;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Single customers of the stream processor in this process. */
record StreamsCustomers(StreamsApp app) implements CustomerSource {

  @Override
  public Optional<CustomerRecord> byIdentifier(String identifier) {
    return find(lookup -> lookup.byIdentifier(identifier));
  }

  @Override
  public Optional<CustomerRecord> byId(String customerId) {
    return find(lookup -> lookup.byId(customerId));
  }

  private Optional<CustomerRecord> find(
      Function<CustomerLookup, Optional<CustomerRecord>> question) {
    try {
      return question.apply(app.customers());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new UnavailableException(
          "the stream processor starts or moves its state; try again later", e);
    }
  }
}
