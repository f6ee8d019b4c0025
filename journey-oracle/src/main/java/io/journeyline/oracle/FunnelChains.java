package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * §5, order sequential and strict: which steps the chains from a start reach. A touchpoint can be
 * the member of some chain at some step if it may follow a member that can.
 */
final class FunnelChains implements FunnelReach {
  private static final int FIRST = 0;

  private final Funnel funnel;
  private final List<FunnelContact> contacts;
  private final FunnelLinks links;

  /**
   * @param contacts of one customer, in order
   */
  FunnelChains(Funnel funnel, List<FunnelContact> contacts) {
    this.funnel = funnel;
    this.contacts = contacts;
    links = new FunnelLinks(funnel, contacts.stream().map(FunnelContact::contact).toList());
  }

  @Override
  public Map<Integer, Long> times(FunnelContact start) {
    List<FunnelMember> members = new ArrayList<>(List.of(new FunnelMember(FIRST, start)));
    Map<Integer, Long> earliest = new HashMap<>(Map.of(FIRST, start.at()));
    for (FunnelContact contact : contacts.subList(start.place(), contacts.size())) {
      if (earliest.size() == funnel.steps().size()) {
        break;
      }
      if (contact.isWithinReach(start, funnel)) {
        for (int step : contact.steps()) {
          FunnelMember next = new FunnelMember(step, contact);
          if (members.reversed().stream().anyMatch(member -> links.allows(member, next))) {
            members.add(next);
            earliest.putIfAbsent(step, next.at());
          }
        }
      }
    }
    return earliest;
  }
}
