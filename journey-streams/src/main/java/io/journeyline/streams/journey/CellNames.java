package io.journeyline.streams.journey;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.streams.cells.Aggregate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Short names for cells in a customer's state, without segment and day. What the definition names
 * takes one character there, anything else its length and itself, so that no two cells share a
 * name.
 */
final class CellNames {
  /** Stands before what the definition does not name. */
  private static final char LITERAL = 0;

  private final Map<String, Character> known = new HashMap<>();

  /**
   * @param others names of ours
   */
  CellNames(JourneyDefinition definition, String... others) {
    Stream.of(
            Stream.of(others),
            definition.stages().stream().map(Stage::id),
            definition.touchpoints().stream().map(TouchpointRule::id))
        .flatMap(names -> names)
        .forEach(this::learn);
  }

  private void learn(String name) {
    // Surrogates could not be written as text; nobody has that many rules.
    if (known.size() < Character.MIN_SURROGATE - 1) {
      known.putIfAbsent(name, (char) (known.size() + 1));
    }
  }

  String of(Aggregate aggregate, List<String> dimensions) {
    StringBuilder name = new StringBuilder().append((char) aggregate.code());
    for (String dimension : dimensions) {
      @Nullable Character code = known.get(dimension);
      if (code != null) {
        name.append(code.charValue());
      } else {
        name.append(LITERAL).append(dimension.length()).append(':').append(dimension);
      }
    }
    return name.toString();
  }
}
