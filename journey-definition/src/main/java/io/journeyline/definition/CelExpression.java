package io.journeyline.definition;

import io.journeyline.schemas.CanonicalJson;
import io.journeyline.schemas.Touchpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression in CEL. */
final class CelExpression implements Expression {
  private final Cel cel;

  CelExpression(Cel cel) {
    this.cel = cel;
  }

  @Override
  public String text() {
    return cel.text();
  }

  @Override
  public boolean test(Touchpoint touchpoint) {
    return test(new TouchpointView(touchpoint));
  }

  @Override
  public boolean test(TouchpointView view) {
    return Boolean.TRUE.equals(cel.evaluate(view.resolver()));
  }

  @Override
  public @Nullable String valueOf(Touchpoint touchpoint) {
    return valueOf(new TouchpointView(touchpoint));
  }

  @Override
  public @Nullable String valueOf(TouchpointView view) {
    return switch (cel.evaluate(view.resolver())) {
      case null -> null;
      case String text -> text;
      case Object value -> CanonicalJson.text(value);
    };
  }

  @Override
  public boolean test(CustomerFacts customer) {
    return Boolean.TRUE.equals(cel.evaluate((String name) -> fact(customer, name)));
  }

  private static Optional<Object> fact(CustomerFacts customer, String name) {
    return switch (name) {
      case CustomerFacts.TRAITS -> Optional.of(present(customer.traits()));
      case CustomerFacts.TOUCHPOINTS -> Optional.of(customer.touchpoints());
      case CustomerFacts.CHANNELS -> Optional.of(customer.channels());
      case CustomerFacts.COUNTS -> Optional.of(customer.counts());
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> present(Map<String, @Nullable Object> traits) {
    Map<String, @Nullable Object> present = new HashMap<>(traits);
    present.values().removeIf(value -> value == null);
    return NestedFacts.of(present);
  }

  @Override
  public TraitsRead reads(String variable) {
    return cel.reads(variable);
  }
}
