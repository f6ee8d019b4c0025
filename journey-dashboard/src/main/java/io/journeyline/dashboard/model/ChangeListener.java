package io.journeyline.dashboard.model;

import java.util.Set;

/** Told when the read model has changed. */
@FunctionalInterface
public interface ChangeListener {

  /**
   * @param aggregates names of the aggregates whose cells changed; empty: only the moment did
   */
  void changed(Set<String> aggregates, Moment moment);
}
