package io.journeyline.streams.message;

/** Takes messages to other identifiers, wherever they live. */
@FunctionalInterface
public interface Post {
  void send(Message message);
}
