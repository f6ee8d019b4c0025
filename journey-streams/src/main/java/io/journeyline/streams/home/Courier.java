package io.journeyline.streams.home;

import io.journeyline.streams.message.Message;

/** Takes messages to the tasks of other partitions. */
@FunctionalInterface
public interface Courier {
  /**
   * Sends a message.
   *
   * @param origin input time that it stems from
   */
  void send(int partition, Message message, long origin);
}
