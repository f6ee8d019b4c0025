package io.journeyline.oracle;

import java.util.Set;

/**
 * §2.4: identifiers that links join.
 *
 * @param identifiers none of them shared
 * @param values the names of the unique values among them, see {@link UniqueValues}
 */
record Component(Set<String> identifiers, Set<String> values) {

  /** Several customers, to be told apart by owner. */
  boolean isSplit() {
    return values.size() > 1;
  }
}
