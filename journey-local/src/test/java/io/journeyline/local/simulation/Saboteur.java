package io.journeyline.local.simulation;

import io.journeyline.streams.home.HomeTables;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;

/** A fault to plant between the production handlers and the world; does nothing unless told to. */
interface Saboteur {
  Saboteur NONE = new Saboteur() {};

  /** What arrives of a message from one task to another. */
  default List<Message> deliver(Message message) {
    return List.of(message);
  }

  /** What a task has in place of its tables. */
  default HomeTables tables(HomeTables tables) {
    return tables;
  }

  /** What the world hears through. */
  default Outlet world(Outlet world) {
    return world;
  }

  /** What a task is told before it takes a touchpoint in. */
  default List<Message> before(Row row) {
    return List.of();
  }

  /** What a task is told after it took a touchpoint in. */
  default List<Message> after(Row row) {
    return List.of();
  }
}
