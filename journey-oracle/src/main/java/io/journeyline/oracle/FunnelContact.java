package io.journeyline.oracle;

import io.journeyline.definition.Expression;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.TouchpointView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * §5: a customer's touchpoint as a funnel sees it.
 *
 * @param place in the order of the customer's touchpoints, from 0
 * @param steps that it matches, by index, ascending
 * @param held the values that all members of a chain must share, null: missing; empty where it
 *     matches no step
 */
record FunnelContact(int place, Contact contact, List<Integer> steps, List<@Nullable String> held) {
  private static final int FIRST = 0;

  /** All of a customer, in order. */
  static List<FunnelContact> inOrder(Funnel funnel, List<Contact> contacts) {
    List<FunnelContact> seen = new ArrayList<>();
    for (Contact contact : contacts) {
      TouchpointView view = new TouchpointView(contact.touchpoint());
      List<Integer> steps = steps(funnel, contact, view);
      List<@Nullable String> held = steps.isEmpty() ? List.of() : held(funnel, view);
      seen.add(new FunnelContact(seen.size(), contact, steps, held));
    }
    return seen;
  }

  /**
   * A step that names a rule matches touchpoints that took that rule; one with its own matcher
   * matches any touchpoint, mapped or not.
   */
  private static List<Integer> steps(Funnel funnel, Contact contact, TouchpointView view) {
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < funnel.steps().size(); i++) {
      Funnel.Step step = funnel.steps().get(i);
      boolean matches =
          step.matcher() == null ? contact.took(step.touchpoint()) : step.matcher().matches(view);
      if (matches) {
        matched.add(i);
      }
    }
    return matched;
  }

  private static List<@Nullable String> held(Funnel funnel, TouchpointView view) {
    List<@Nullable String> values = new ArrayList<>();
    for (Expression expression : funnel.hold()) {
      values.add(expression.valueOf(view));
    }
    return values;
  }

  long at() {
    return contact.at();
  }

  boolean isStart() {
    return steps.contains(FIRST);
  }

  /** Whether it may belong to an attempt from the start: after it, in the window, values held. */
  boolean isWithinReach(FunnelContact start, Funnel funnel) {
    return place > start.place
        && at() - start.at() <= funnel.window().toMillis()
        && held.equals(start.held);
  }
}
