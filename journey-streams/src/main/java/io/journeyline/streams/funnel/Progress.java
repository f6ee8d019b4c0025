package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;

/** How runs of a funnel go on with a touchpoint, by the order that the funnel asks for. */
interface Progress {
  static Progress of(Funnel funnel) {
    return funnel.order() == Funnel.Order.ANY ? new AnyOrder() : new Sequence(funnel);
  }

  /**
   * Takes in a touchpoint that is in the windows of all starts of an open run. Returns whether a
   * step was reached that was not before.
   */
  boolean advance(Run run, long at, boolean mapped, Marks marks);

  /** Forgets chains that can bring nothing more at {@code at} or later. */
  void forget(Run run, long at);

  /** Whether starts between which nothing happened have the same future inside their windows. */
  boolean startsAreAlike();
}
