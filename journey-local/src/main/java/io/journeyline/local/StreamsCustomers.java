package io.journeyline.local;

import io.journeyline.dashboard.customers.CustomerRecord;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.journey.CustomerLookup;
import io.journeyline.streams.journey.FoundCustomer;
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
      Function<CustomerLookup, Optional<FoundCustomer>> question) {
    try {
      return question.apply(app.customers()).map(StreamsCustomers::told);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new UnavailableException(
          "the stream processor starts or moves its state; try again later", e);
    }
  }

  private static CustomerRecord told(FoundCustomer found) {
    return new CustomerRecord(
        found.customerId(),
        found.name(),
        found.identifiers(),
        found.shared(),
        found.links().stream()
            .map(
                link ->
                    new CustomerRecord.Link(
                        link.a(),
                        link.b(),
                        link.occurredAt(),
                        link.source(),
                        link.eventId(),
                        link.times()))
            .toList(),
        found.touchpoints(),
        found.contacts().stream()
            .map(
                contact ->
                    new CustomerRecord.Contact(
                        contact.occurredAt(),
                        contact.source(),
                        contact.channel(),
                        contact.type(),
                        contact.touchpoint(),
                        contact.stage(),
                        contact.goal(),
                        contact.identifiers()))
            .toList());
  }
}
