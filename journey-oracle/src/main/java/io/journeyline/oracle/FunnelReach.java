package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import java.util.List;
import java.util.Map;

/** §5: how far a customer gets in a funnel, as its order wants it. */
interface FunnelReach {

  /**
   * @param contacts of one customer, in order
   */
  static FunnelReach of(Funnel funnel, List<FunnelContact> contacts) {
    return switch (funnel.order()) {
      case SEQUENTIAL, STRICT -> new FunnelChains(funnel, contacts);
      case ANY -> new FunnelFillings(funnel, contacts);
    };
  }

  /**
   * The time of each step that is reached from a start, by the step's index: the earliest moment at
   * which it is. The start's step is among them; an optional step that is left out is not.
   */
  Map<Integer, Long> times(FunnelContact start);
}
