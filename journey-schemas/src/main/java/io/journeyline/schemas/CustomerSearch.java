package io.journeyline.schemas;

import java.util.Set;

/** What an instance of the stream processor finds when it is asked for a customer. */
public sealed interface CustomerSearch {

  /** The one. */
  record Found(CustomerRecord customer) implements CustomerSearch {}

  /**
   * Not here.
   *
   * @param searched partitions that were looked through
   */
  record Nobody(Set<Integer> searched) implements CustomerSearch {}

  /**
   * Another instance knows more.
   *
   * @param partition which it holds
   * @param from the identifier of that partition from which to go on
   */
  record Elsewhere(int partition, String from) implements CustomerSearch {}

  /** The instance starts, ends, or has not all the state yet that it is to hold. */
  record Busy() implements CustomerSearch {}
}
