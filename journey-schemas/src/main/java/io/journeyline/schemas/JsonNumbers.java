package io.journeyline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** JSON numbers as a touchpoint keeps them. */
final class JsonNumbers {
  private static final int MICROS_SCALE = 6;
  private static final int MOST_INTEGER_DIGITS = 19;
  private static final double LONG_LIMIT = 0x1p63;

  private JsonNumbers() {}

  /**
   * A Long where the number is a whole one of 64 bits, however it is written, else a Double; so 3,
   * 3.0 and 3e0 are one value, as in canonical JSON.
   */
  static Object exact(JsonNode number, String field) {
    if (number.canConvertToLong() && number.isIntegralNumber()) {
      return number.longValue();
    }
    double value = finite(number, field);
    if (number.isIntegralNumber() && !EcmaNumbers.text(value).equals(number.asText())) {
      throw new IllegalArgumentException(
          field + " is a whole number beyond 64 bits, which would lose digits; write it as text");
    }
    if (value == Math.rint(value) && value >= -LONG_LIMIT && value < LONG_LIMIT) {
      return (long) value;
    }
    return value;
  }

  static double finite(JsonNode number, String field) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          field + " is too large a number; allowed is up to 1.7e308");
    }
    // Minus zero is written as 0, so it is kept as that.
    return value + 0.0;
  }

  /** Millionths, exactly. */
  static long micros(BigDecimal amount, String field) {
    BigDecimal plain = amount.stripTrailingZeros();
    if (plain.scale() > MICROS_SCALE) {
      throw new IllegalArgumentException(
          field + " has more than " + MICROS_SCALE + " decimals; allowed are up to six");
    }
    // Checked before scaling: an exponent of a billion would otherwise become a billion digits.
    if ((long) plain.precision() - plain.scale() <= MOST_INTEGER_DIGITS) {
      try {
        return plain.setScale(MICROS_SCALE).unscaledValue().longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(tooLarge(field), e);
      }
    }
    throw new IllegalArgumentException(tooLarge(field));
  }

  private static String tooLarge(String field) {
    return field + " is too large; allowed is up to " + BigDecimal.valueOf(Long.MAX_VALUE, 6);
  }
}
