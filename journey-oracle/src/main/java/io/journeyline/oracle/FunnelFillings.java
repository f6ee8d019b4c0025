package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * §5, order any: how many steps are filled, each by a touchpoint of its own, and when that many
 * were for the first time. The start fills the first step.
 */
final class FunnelFillings implements FunnelReach {
  private final Funnel funnel;
  private final List<FunnelContact> contacts;

  /**
   * @param contacts of one customer, in order
   */
  FunnelFillings(Funnel funnel, List<FunnelContact> contacts) {
    this.funnel = funnel;
    this.contacts = contacts;
  }

  @Override
  public Map<Integer, Long> times(FunnelContact start) {
    Map<Integer, Long> earliest = new HashMap<>(Map.of(0, start.at()));
    List<List<Integer>> soFar = new ArrayList<>();
    for (FunnelContact contact : contacts.subList(start.place(), contacts.size())) {
      List<Integer> others = contact.steps().stream().filter(step -> step > 0).toList();
      if (earliest.size() < funnel.steps().size()
          && !others.isEmpty()
          && contact.isWithinReach(start, funnel)) {
        soFar.add(others);
        int filled = 1 + Matching.size(soFar);
        if (filled > earliest.size()) {
          earliest.put(filled - 1, contact.at());
        }
      }
    }
    return earliest;
  }
}
