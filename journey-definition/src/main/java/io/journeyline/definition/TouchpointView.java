package io.journeyline.definition;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Money;
import io.journeyline.schemas.Touchpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as expressions see it. What an expression asks for is made on first use and kept, so
 * one view should serve all rules that look at one touchpoint. For one thread.
 *
 * <ul>
 *   <li>{@code source}, {@code channel}, {@code type}, {@code text}: text; {@code text} is null
 *       where there is none
 *   <li>{@code properties}, {@code traits}: by flattened name ({@code properties['address.city']})
 *       and nested ({@code properties.address.city}); where {@code address} itself has a value,
 *       only that is found under {@code properties.address}
 *   <li>{@code campaign}: empty where there is none
 *   <li>{@code value}: {@code amount} (double) and {@code currency}, or null
 *   <li>{@code feedback}: {@code metric}, {@code score}, {@code min}, {@code max}, or null
 * </ul>
 */
public final class TouchpointView {
  static final List<String> VARIABLES =
      List.of(
          "source",
          "channel",
          "type",
          "properties",
          "traits",
          "campaign",
          "value",
          "feedback",
          "text");
  private static final double MICROS = 1_000_000;

  private final Touchpoint touchpoint;
  private final Map<String, Object> made = new HashMap<>();

  public TouchpointView(Touchpoint touchpoint) {
    this.touchpoint = touchpoint;
  }

  public Touchpoint touchpoint() {
    return touchpoint;
  }

  CelVariableResolver resolver() {
    return this::find;
  }

  private Optional<Object> find(String name) {
    Object known = made.get(name);
    if (known == null) {
      known = make(name);
      if (known == null) {
        return Optional.empty();
      }
      made.put(name, known);
    }
    return Optional.of(known);
  }

  private @Nullable Object make(String name) {
    return switch (name) {
      case "source" -> touchpoint.getSource();
      case "channel" -> touchpoint.getChannel();
      case "type" -> touchpoint.getType();
      case "properties" -> NestedFacts.of(touchpoint.getProperties());
      case "traits" -> NestedFacts.of(touchpoint.getTraits());
      case "campaign" -> orEmpty(touchpoint.getCampaign());
      case "value" -> money(touchpoint.getValue());
      case "feedback" -> feedback(touchpoint.getFeedback());
      case "text" -> CelValues.toCel(touchpoint.getText());
      default -> null;
    };
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> campaign) {
    return campaign == null ? Map.of() : campaign;
  }

  private static Object money(@Nullable Money money) {
    return money == null
        ? NullValue.NULL_VALUE
        : Map.of("amount", money.getAmountMicros() / MICROS, "currency", money.getCurrency());
  }

  private static Object feedback(@Nullable Feedback feedback) {
    return feedback == null
        ? NullValue.NULL_VALUE
        : Map.of(
            "metric", feedback.getMetric(),
            "score", feedback.getScore(),
            "min", feedback.getMin(),
            "max", feedback.getMax());
  }
}
