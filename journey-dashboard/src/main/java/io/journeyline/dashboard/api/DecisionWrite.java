package io.journeyline.dashboard.api;

import io.journeyline.dashboard.model.DecisionLog;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes a decision, or says why it cannot be written. */
final class DecisionWrite {
  private static final int NOT_SET_UP = 501;
  private static final int UNAVAILABLE = 503;

  private DecisionWrite() {}

  /**
   * Without a decision, that of this id is given up.
   *
   * @param log null where nothing is written
   */
  static <V> void to(@Nullable DecisionLog<V> log, String id, @Nullable V decision) {
    if (log == null) {
      throw new ProblemException(NOT_SET_UP, "not-set-up", "this cannot be written here", null);
    }
    try {
      log.put(id, decision);
    } catch (KafkaException e) {
      throw new ProblemException(
          UNAVAILABLE, "unavailable", "Kafka does not take it at present; try again later", null);
    }
  }
}
