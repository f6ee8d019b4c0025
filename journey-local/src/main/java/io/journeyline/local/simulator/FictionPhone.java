package io.journeyline.local.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers that nobody has: ranges that the German and French regulators keep free for film
 * and books.
 */
final class FictionPhone {
  /** Berlin, Frankfurt, Hamburg, Cologne, Munich: 1,000 numbers each. */
  private static final List<String> GERMAN =
      List.of("30 23125 ", "69 90009 ", "40 66969 ", "221 4710 ", "89 99998 ");

  /** 10,000 numbers each. */
  private static final List<String> FRENCH =
      List.of("1 99 00 ", "2 61 91 ", "3 53 01 ", "4 65 71 ", "5 36 49 ", "6 39 98 ");

  private static final int GERMAN_SIZE = 1_000;
  private static final int FRENCH_SIZE = 10_000;

  private FictionPhone() {}

  /** A number of its own for each person; null when the ranges are used up. */
  static @Nullable String of(int person) {
    int german = GERMAN.size() * GERMAN_SIZE;
    if (person < german) {
      return "+49 " + GERMAN.get(person / GERMAN_SIZE) + digits(person % GERMAN_SIZE, GERMAN_SIZE);
    }
    int rest = person - german;
    return rest < FRENCH.size() * FRENCH_SIZE
        ? "+33 " + FRENCH.get(rest / FRENCH_SIZE) + digits(rest % FRENCH_SIZE, FRENCH_SIZE)
        : null;
  }

  /** The same number as people at home write it. */
  static String national(String phone) {
    return phone.startsWith("+49 ") ? "0" + phone.substring("+49 ".length()) : phone;
  }

  private static String digits(int number, int size) {
    return Integer.toString(size + number).substring(1);
  }
}
