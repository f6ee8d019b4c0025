package io.journeyline.map.cells;

/**
 * One cell of an aggregate: what happened on a day, or on all days together, to a group of
 * customers.
 *
 * @param <C> the kind of cell itself
 */
public sealed interface Cell<C extends Cell<C>>
    permits StageCell, TransitionCell, DropOffCell, TouchpointCell, FunnelCell {

  /** Stands for all days together. */
  String ALL_DAYS = "*";

  /** Stands for every customer. */
  String ALL_CUSTOMERS = "all";

  /** Number of customers where it is not known: they cannot be added up over days. */
  long UNKNOWN = -1;

  /** Group of customers: {@code all}, a segment or a persona. */
  String segment();

  /** Calendar day, {@code yyyy-MM-dd}, or {@link #ALL_DAYS}. */
  String day();

  /** Both together; their customers are unknown. */
  C plus(C other);

  /** The same as part of several days, of which customers are unknown. */
  C amongDays();
}
