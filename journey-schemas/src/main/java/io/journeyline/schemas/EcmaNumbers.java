package io.journeyline.schemas;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Doubles as ECMAScript writes them, which is how canonical JSON (RFC 8785) does: the fewest digits
 * that read back as the same double.
 */
final class EcmaNumbers {
  private static final double EXACT_INTEGERS = 1L << 53;
  private static final int MOST_PLAIN_DIGITS = 21;
  private static final int LEAST_PLAIN_POINT = -6;

  private EcmaNumbers() {}

  /**
   * @param number finite
   */
  static String text(double number) {
    if (number == Math.rint(number) && Math.abs(number) < EXACT_INTEGERS) {
      return Long.toString((long) number);
    }
    String sign = number < 0 ? "-" : "";
    BigDecimal shortest = shortest(Math.abs(number));
    String digits = shortest.unscaledValue().toString();
    return sign + place(digits, digits.length() - shortest.scale());
  }

  /** Double.toString takes two digits where one would do, which happens below 1E-322. */
  private static BigDecimal shortest(double number) {
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal rounded = decimal.round(new MathContext(1)).stripTrailingZeros();
      if (rounded.doubleValue() == number) {
        return rounded;
      }
    }
    return decimal;
  }

  /** Puts the point after the first {@code point} digits. */
  private static String place(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= MOST_PLAIN_DIGITS) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= MOST_PLAIN_DIGITS) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (LEAST_PLAIN_POINT < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
  }
}
