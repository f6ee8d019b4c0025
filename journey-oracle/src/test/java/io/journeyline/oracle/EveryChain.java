package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * §5 to the letter: every sequence of touchpoints and steps from one start is written down, and
 * each is held against every rule as a whole. Takes time exponential in the touchpoints.
 */
final class EveryChain {
  private final Funnel funnel;
  private final List<FunnelContact> contacts;
  private final FunnelContact start;
  private final Map<Integer, Long> times = new HashMap<>();

  EveryChain(Funnel funnel, List<FunnelContact> contacts, FunnelContact start) {
    this.funnel = funnel;
    this.contacts = contacts;
    this.start = start;
    List<FunnelMember> begin = List.of(new FunnelMember(0, start));
    if (funnel.order() == Order.ANY) {
      assign(1, begin);
    } else {
      extend(begin);
    }
  }

  /** The earliest end of a chain at each step. */
  Map<Integer, Long> times() {
    return times;
  }

  private void extend(List<FunnelMember> chain) {
    FunnelMember end = chain.getLast();
    if (isChain(chain)) {
      times.merge(end.step(), end.at(), Math::min);
    }
    for (FunnelContact contact : contacts.subList(end.place() + 1, contacts.size())) {
      for (int step = end.step() + 1; step < funnel.steps().size(); step++) {
        extend(and(chain, step, contact));
      }
    }
  }

  private static List<FunnelMember> and(List<FunnelMember> chain, int step, FunnelContact contact) {
    List<FunnelMember> longer = new ArrayList<>(chain);
    longer.add(new FunnelMember(step, contact));
    return longer;
  }

  private boolean isChain(List<FunnelMember> chain) {
    return chain.stream().allMatch(this::isMember)
        && leavesOutOnlyOptional(chain)
        && keepsWithin(chain)
        && funnel.exclude().stream().noneMatch(exclusion -> isExcluded(exclusion, chain))
        && (funnel.order() != Order.STRICT || isStrict(chain));
  }

  private boolean isMember(FunnelMember member) {
    FunnelContact contact = member.contact();
    return contact.steps().contains(member.step())
        && contact.at() <= start.at() + funnel.window().toMillis()
        && contact.held().equals(start.held());
  }

  private boolean leavesOutOnlyOptional(List<FunnelMember> chain) {
    return IntStream.range(0, chain.getLast().step())
        .filter(step -> member(chain, step) == null)
        .allMatch(step -> funnel.steps().get(step).optional());
  }

  private boolean keepsWithin(List<FunnelMember> chain) {
    for (int i = 1; i < chain.size(); i++) {
      var within = funnel.steps().get(chain.get(i).step()).within();
      long gap = chain.get(i).at() - chain.get(i - 1).at();
      if (within != null && gap > within.toMillis()) {
        return false;
      }
    }
    return true;
  }

  private boolean isExcluded(Exclusion exclusion, List<FunnelMember> chain) {
    FunnelMember from = member(chain, exclusion.from());
    FunnelMember to = member(chain, exclusion.to());
    FunnelMember end = to == null ? chain.getLast() : to;
    return from != null
        && contacts.stream()
            .filter(contact -> from.place() < contact.place() && contact.place() < end.place())
            .anyMatch(contact -> contact.contact().took(exclusion.touchpoint()));
  }

  private boolean isStrict(List<FunnelMember> chain) {
    List<Integer> places = chain.stream().map(FunnelMember::place).toList();
    return contacts.stream()
        .filter(contact -> contact.place() > places.getFirst())
        .filter(contact -> contact.place() < places.getLast())
        .filter(contact -> contact.contact().isMapped())
        .allMatch(contact -> places.contains(contact.place()));
  }

  private static @Nullable FunnelMember member(List<FunnelMember> chain, int step) {
    return chain.stream().filter(member -> member.step() == step).findFirst().orElse(null);
  }

  /** Tries every touchpoint, and none, for each step of an order any funnel. */
  private void assign(int step, List<FunnelMember> filled) {
    if (step == funnel.steps().size()) {
      long last = filled.stream().mapToLong(FunnelMember::at).max().orElseThrow();
      times.merge(filled.size() - 1, last, Math::min);
      return;
    }
    assign(step + 1, filled);
    for (FunnelContact contact : contacts) {
      FunnelMember member = new FunnelMember(step, contact);
      boolean isFree = filled.stream().noneMatch(other -> other.place() == contact.place());
      if (isFree && contact.place() > start.place() && isMember(member)) {
        assign(step + 1, and(filled, step, contact));
      }
    }
  }
}
