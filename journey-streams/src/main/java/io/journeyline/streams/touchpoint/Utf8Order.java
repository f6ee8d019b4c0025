package io.journeyline.streams.touchpoint;

import java.util.Comparator;
import java.util.List;

/** The order of strings by their unsigned UTF-8 bytes, which is that of their code points. */
final class Utf8Order {
  static final Comparator<String> STRINGS = Utf8Order::compare;

  /** Element by element, then the shorter first. */
  static final Comparator<List<String>> LISTS =
      (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
          int order = compare(a.get(i), b.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.size(), b.size());
      };

  private Utf8Order() {}

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        // A surrogate stands for a code point above every other char.
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
