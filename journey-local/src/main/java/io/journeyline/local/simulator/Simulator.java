package io.journeyline.local.simulator;

import io.journeyline.schemas.Touchpoint;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A seeded shop: its touchpoints in the order in which they arrive. The same settings give the same
 * touchpoints on every machine, each time they are asked for.
 */
public final class Simulator implements Iterable<Touchpoint> {
  private final SimulatorSettings settings;
  private final LongConsumer affected;

  public Simulator(SimulatorSettings settings) {
    this(settings, _ -> {});
  }

  /**
   * @param affected takes the time of each thing that an incident hits, ms
   */
  public Simulator(SimulatorSettings settings, LongConsumer affected) {
    this.settings = settings;
    this.affected = affected;
  }

  /** Simulates from the start; memory grows with the people, not with their touchpoints. */
  @Override
  public Iterator<Touchpoint> iterator() {
    return new Simulation(settings, affected);
  }

  /** The same as a stream; {@code limit} cuts it in order of arrival. */
  public Stream<Touchpoint> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false);
  }
}
