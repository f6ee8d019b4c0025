package io.journeyline.dashboard;

import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.schemas.CustomerRecord;
import java.util.List;
import java.util.Optional;

/** A stream processor that knows one customer. */
final class OneCustomer implements CustomerSource {
  static final CustomerRecord ADA =
      new CustomerRecord(
          "00112233445566778899aabbccddeeff",
          "user_id:ada",
          List.of("email:ada@example.com", "user_id:ada"),
          List.of("anonymous_id:kiosk"),
          List.of(
              new CustomerRecord.Link(
                  "email:ada@example.com", "user_id:ada", 1_772_323_200_000L, "web", "e1", 2)),
          1,
          List.of(
              new CustomerRecord.Contact(
                  1_772_323_200_000L,
                  "web",
                  "e1",
                  "web",
                  null,
                  "order",
                  "buy",
                  true,
                  6_000,
                  List.of("email:ada@example.com", "user_id:ada"))));

  @Override
  public Optional<CustomerRecord> byIdentifier(String identifier) {
    return ADA.identifiers().contains(identifier) ? Optional.of(ADA) : Optional.empty();
  }

  @Override
  public Optional<CustomerRecord> byId(String customerId) {
    return ADA.customerId().equals(customerId) ? Optional.of(ADA) : Optional.empty();
  }
}
