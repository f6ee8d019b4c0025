package io.journeyline.local.simulation;

import io.journeyline.schemas.Journey;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.journey.JourneyFact;
import io.journeyline.streams.journey.Outlet;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.touchpoint.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outlet in front of another, for faults to override. */
class OutletWrap implements Outlet {
  final Outlet world;

  OutletWrap(Outlet world) {
    this.world = world;
  }

  @Override
  public void cells(Differences differences) {
    world.cells(differences);
  }

  @Override
  public void journey(String customer, @Nullable Journey journey) {
    world.journey(customer, journey);
  }

  @Override
  public void refuse(Row row) {
    world.refuse(row);
  }

  @Override
  public void step(String customer, JourneyFact fact, boolean correction) {
    world.step(customer, fact, correction);
  }

  @Override
  public void owner(String identifier, @Nullable String customer) {
    world.owner(identifier, customer);
  }

  @Override
  public void forget(String identifier) {
    world.forget(identifier);
  }

  @Override
  public void change(
      Kind kind, String customer, List<String> before, List<String> after, Cause cause) {
    world.change(kind, customer, before, after, cause);
  }
}
