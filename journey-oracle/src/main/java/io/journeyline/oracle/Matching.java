package io.journeyline.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The greatest number of pairs of a touchpoint and a step that it matches, no touchpoint and no
 * step being in two pairs. Found by augmenting paths: each touchpoint takes a step if those who
 * have steps can change to others to make room.
 */
final class Matching {
  private final List<List<Integer>> stepsOf;
  private final Map<Integer, Integer> takenBy = new HashMap<>();

  private Matching(List<List<Integer>> stepsOf) {
    this.stepsOf = stepsOf;
  }

  /**
   * @param stepsOf the steps that each touchpoint matches
   */
  static int size(List<List<Integer>> stepsOf) {
    Matching matching = new Matching(stepsOf);
    for (int touchpoint = 0; touchpoint < stepsOf.size(); touchpoint++) {
      matching.findStep(touchpoint, new HashSet<>());
    }
    return matching.takenBy.size();
  }

  private boolean findStep(int touchpoint, Set<Integer> tried) {
    for (int step : stepsOf.get(touchpoint)) {
      if (tried.add(step)) {
        Integer holder = takenBy.get(step);
        if (holder == null || findStep(holder, tried)) {
          takenBy.put(step, touchpoint);
          return true;
        }
      }
    }
    return false;
  }
}
