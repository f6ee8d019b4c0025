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
  public boolean testTraits(Map<String, @Nullable Object> traits) {
    Map<String, @Nullable Object> present = new HashMap<>(traits);
    present.values().removeIf(value -> value == null);
    Map<String, Object> nested = NestedFacts.of(present);
    return Boolean.TRUE.equals(
        cel.evaluate(
            (String name) -> name.equals("traits") ? Optional.of(nested) : Optional.empty()));
  }

  @Override
  public TraitsRead traitsRead() {
    return cel.traitsRead();
  }
}
