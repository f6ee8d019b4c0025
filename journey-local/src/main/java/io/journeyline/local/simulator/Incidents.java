package io.journeyline.local.simulator;

import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Who is hit by incidents, and when. Draws nothing from people's own dice. */
final class Incidents {
  private final List<Incident> incidents;
  private final long seed;
  private final LongConsumer affected;

  /**
   * @param affected takes the time of each thing that went wrong, ms
   */
  Incidents(List<Incident> incidents, long seed, LongConsumer affected) {
    this.incidents = incidents;
    this.seed = seed;
    this.affected = affected;
  }

  /** Whether one of a kind hits someone now. */
  boolean hit(Incident.Kind kind, Person person, long at) {
    for (Incident incident : incidents) {
      if (incident.is(kind, at) && dice(kind, person, at).chance(incident.size())) {
        affected.accept(at);
        return true;
      }
    }
    return false;
  }

  /** One of a kind whose size is not the share of those that it hits. */
  @Nullable Incident underWay(Incident.Kind kind, long at) {
    for (Incident incident : incidents) {
      if (incident.is(kind, at)) {
        affected.accept(at);
        return incident;
      }
    }
    return null;
  }

  private Dice dice(Incident.Kind kind, Person person, long at) {
    return new Dice(Dice.mix(Dice.mix(seed + kind.name().hashCode()) ^ person.number) ^ at);
  }
}
