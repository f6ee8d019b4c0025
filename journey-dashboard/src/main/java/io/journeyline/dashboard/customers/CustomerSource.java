package io.journeyline.dashboard.customers;

import io.journeyline.schemas.CustomerRecord;
import java.util.Optional;

/** Where single customers are looked up. */
public interface CustomerSource {

  /**
   * The customer that an identifier belongs to; nobody where it is shared or not known.
   *
   * @param identifier {@code type:value}
   * @throws UnavailableException when it cannot be told at present
   */
  Optional<CustomerRecord> byIdentifier(String identifier);

  /**
   * @throws UnavailableException when it cannot be told at present
   */
  Optional<CustomerRecord> byId(String customerId);

  /** The stream processor does not answer, or is moving its state. */
  final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
      super(message);
    }

    public UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
