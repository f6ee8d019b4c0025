package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL expression. An expression whose evaluation fails, as for a missing key, is false
 * and has no value.
 */
public interface Expression {
  /** The expression as written. */
  String text();

  /** True only if it evaluates to true over the touchpoint. */
  boolean test(Touchpoint touchpoint);

  /** As {@link #test(Touchpoint)}, for many expressions over one touchpoint. */
  default boolean test(TouchpointView view) {
    return test(view.touchpoint());
  }

  /**
   * Its value over the touchpoint as text, or null where it has none. Equal numbers have equal text
   * whatever their type; lists and maps are canonical JSON.
   */
  @Nullable String valueOf(Touchpoint touchpoint);

  /** As {@link #valueOf(Touchpoint)}, for many expressions over one touchpoint. */
  default @Nullable String valueOf(TouchpointView view) {
    return valueOf(view.touchpoint());
  }

  /** True only if it evaluates to true over a customer's traits. */
  default boolean testTraits(Map<String, @Nullable Object> traits) {
    return test(CustomerFacts.ofTraits(traits));
  }

  /** True only if it evaluates to true over what a customer is and did. */
  boolean test(CustomerFacts customer);

  /** Which facts it can see of those that a variable of {@link CustomerFacts} has. */
  TraitsRead reads(String variable);
}
