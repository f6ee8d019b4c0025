package io.journeyline.streams.touchpoint;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How traits are kept: by flattened name, each null, a boolean, a long, a double or text. Equal
 * ones have equal bytes.
 */
public final class Traits {
  /** A value's kind, as it is written. */
  private static final int NULL = 0;

  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int LONG = 3;
  private static final int DOUBLE = 4;
  private static final int TEXT = 5;

  private Traits() {}

  /**
   * @param traits in order of their names
   */
  public static void write(Map<String, @Nullable Object> traits, ByteWriter out) {
    out.unsigned(traits.size());
    traits.forEach(
        (name, value) -> {
          out.text(name);
          write(value, out);
        });
  }

  /** Brings traits up to date by what a later touchpoint says; null erases a trait. */
  public static void update(
      Map<String, @Nullable Object> traits, Map<String, @Nullable Object> later) {
    later.forEach(
        (name, value) -> {
          if (value == null) {
            traits.remove(name);
          } else {
            traits.put(name, value);
          }
        });
  }

  private static void write(@Nullable Object value, ByteWriter out) {
    switch (value) {
      case null -> out.unsigned(NULL);
      case Boolean truth -> out.unsigned(truth ? TRUE : FALSE);
      case Long number -> out.unsigned(LONG).signed(number);
      case Double number -> out.unsigned(DOUBLE).ordered(Double.doubleToRawLongBits(number));
      case String text -> out.unsigned(TEXT).text(text);
      default ->
          throw new IllegalArgumentException("a trait cannot be a " + value.getClass().getName());
    }
  }

  public static Map<String, @Nullable Object> read(ByteReader in) {
    Map<String, @Nullable Object> traits = new TreeMap<>();
    long count = in.unsigned();
    for (long i = 0; i < count; i++) {
      traits.put(in.text(), readValue(in));
    }
    return traits;
  }

  private static @Nullable Object readValue(ByteReader in) {
    int kind = (int) in.unsigned();
    return switch (kind) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case LONG -> in.signed();
      case DOUBLE -> Double.longBitsToDouble(in.ordered());
      case TEXT -> in.text();
      default ->
          throw new IllegalStateException(
              "no trait is of kind " + kind + ": the record is damaged");
    };
  }
}
