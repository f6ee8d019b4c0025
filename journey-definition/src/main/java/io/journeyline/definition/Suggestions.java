package io.journeyline.definition;

import java.util.Collection;
import java.util.Locale;

/** The end of a message about an unknown name: the nearest allowed one, and all of them. */
final class Suggestions {
  private static final int MAX_SHOWN = 30;

  private Suggestions() {}

  /** Such as {@code ; did you mean 'stage'? Allowed: id, stage}. */
  static String of(String name, Collection<String> allowed) {
    if (allowed.isEmpty()) {
      return "; none is defined";
    }
    String nearest = nearest(name, allowed);
    String all = String.join(", ", allowed.stream().limit(MAX_SHOWN).toList());
    String more = allowed.size() > MAX_SHOWN ? ", ..." : "";
    return nearest + (nearest.isEmpty() ? "; allowed: " : " Allowed: ") + all + more;
  }

  /** Such as {@code ; did you mean 'stage'?}, or nothing where none is near. */
  static String nearest(String name, Collection<String> allowed) {
    String best = null;
    int least = Math.max(2, name.length() / 3) + 1;
    for (String candidate : allowed) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best == null ? "" : "; did you mean '" + best + "'?";
  }

  /** Number of inserted, deleted, replaced or swapped characters between two words. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 8 || a.length() > 100) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
