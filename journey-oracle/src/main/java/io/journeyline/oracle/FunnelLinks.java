package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * §5: which member of a chain may follow which. Every rule on a chain but window and hold, which
 * look at its start, is a rule on each two consecutive members:
 *
 * <ul>
 *   <li>An excluded touchpoint strictly between the members that took {@code from} and {@code to},
 *       or between {@code from} and the end of a chain that has not reached {@code to}, lies either
 *       strictly between two consecutive members of which the first took {@code from} or a step
 *       after it and before {@code to}, or is itself a member after {@code from} and before {@code
 *       to} that another one follows.
 *   <li>{@code from} and {@code to} are never optional, so a chain beyond them has members there.
 * </ul>
 */
final class FunnelLinks {
  private record Excluded(Exclusion exclusion, Between touchpoints) {}

  private final Funnel funnel;
  private final Between mapped;
  private final List<Excluded> excluded = new ArrayList<>();

  /**
   * @param contacts of one customer, in order
   */
  FunnelLinks(Funnel funnel, List<Contact> contacts) {
    this.funnel = funnel;
    mapped = new Between(contacts, Contact::isMapped);
    for (Exclusion exclusion : funnel.exclude()) {
      Between touchpoints = new Between(contacts, contact -> contact.took(exclusion.touchpoint()));
      excluded.add(new Excluded(exclusion, touchpoints));
    }
  }

  boolean allows(FunnelMember earlier, FunnelMember later) {
    return earlier.place() < later.place()
        && leavesOutOnlyOptional(earlier, later)
        && isSoonEnough(earlier, later)
        && isNotExcluded(earlier, later)
        && isStrictEnough(earlier, later);
  }

  private boolean leavesOutOnlyOptional(FunnelMember earlier, FunnelMember later) {
    return earlier.step() < later.step()
        && funnel.steps().subList(earlier.step() + 1, later.step()).stream()
            .allMatch(Funnel.Step::optional);
  }

  private boolean isSoonEnough(FunnelMember earlier, FunnelMember later) {
    Duration within = funnel.steps().get(later.step()).within();
    return within == null || later.at() - earlier.at() <= within.toMillis();
  }

  private boolean isNotExcluded(FunnelMember earlier, FunnelMember later) {
    return excluded.stream().noneMatch(rule -> breaks(rule, earlier, later));
  }

  private static boolean breaks(Excluded rule, FunnelMember earlier, FunnelMember later) {
    int from = rule.exclusion().from();
    int to = rule.exclusion().to();
    boolean isBetween =
        from <= earlier.step()
            && earlier.step() < to
            && rule.touchpoints().isAny(earlier.place(), later.place());
    boolean isMember =
        from < earlier.step() && earlier.step() < to && rule.touchpoints().isOne(earlier.place());
    return isBetween || isMember;
  }

  private boolean isStrictEnough(FunnelMember earlier, FunnelMember later) {
    return funnel.order() != Order.STRICT || !mapped.isAny(earlier.place(), later.place());
  }
}
