package io.journeyline.alerts.delivery;

import java.util.concurrent.atomic.LongAdder;

/**
 * What became of deliveries to one receiver, for metrics.
 *
 * @param delivered taken by the receiver
 * @param failed attempts that the receiver did not take
 * @param givenUp kept as dead letters
 */
public record DeliveryCounts(
    String receiver, LongAdder delivered, LongAdder failed, LongAdder givenUp) {
  static DeliveryCounts of(Receiver receiver) {
    return new DeliveryCounts(receiver.id(), new LongAdder(), new LongAdder(), new LongAdder());
  }
}
