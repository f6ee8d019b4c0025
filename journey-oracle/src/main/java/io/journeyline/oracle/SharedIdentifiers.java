package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * §2.2: identifiers of more distinct neighbours than their type's {@code sharedAbove}; never unique
 * ones.
 *
 * <p>Neighbours are counted as they are written: two values that an alias makes one are two, and a
 * neighbour that is shared itself counts. So an identifier that has become shared stays it,
 * whatever arrives later.
 */
final class SharedIdentifiers {
  private SharedIdentifiers() {}

  static Set<String> of(IdentityRules rules, Graph neighbours) {
    return neighbours.identifiers().stream()
        .filter(identifier -> !UniqueValues.isUnique(rules, identifier))
        .filter(
            identifier ->
                neighbours.neighbours(identifier).size()
                    > rules.sharedAbove(IdentityRules.typeOf(identifier)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
