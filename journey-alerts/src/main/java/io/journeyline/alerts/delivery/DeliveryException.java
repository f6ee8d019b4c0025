package io.journeyline.alerts.delivery;

/** A delivery that failed, and why. */
final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  DeliveryException(String message) {
    super(message);
  }
}
