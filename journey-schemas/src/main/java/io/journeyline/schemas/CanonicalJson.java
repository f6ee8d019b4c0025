package io.journeyline.schemas;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Canonical JSON (RFC 8785): sorted names, no blanks, the shortest escapes and numbers. Of two
 * equal values the text is the same.
 *
 * <p>Two liberties: a long keeps all its digits, also beyond 2^53 where RFC 8785 would round it to
 * a double; and a number that JSON cannot write (NaN, infinity) becomes null.
 */
public final class CanonicalJson {
  private static final char FIRST_PLAIN = ' ';

  private CanonicalJson() {}

  /**
   * @param value null, Boolean, Integer, Long, Double, String, List, or Map with text for keys
   */
  public static String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case CharSequence text -> appendText(out, text);
      case Boolean truth -> out.append(truth.booleanValue());
      case Long number -> out.append(number.longValue());
      case Integer number -> out.append(number.intValue());
      case Double number -> out.append(number(number));
      case Float number -> out.append(number(number.doubleValue()));
      case List<?> list -> appendList(out, list);
      case Map<?, ?> map -> appendMap(out, map);
      default ->
          throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
    }
  }

  private static String number(double number) {
    return Double.isFinite(number) ? EcmaNumbers.text(number) : "null";
  }

  private static void appendList(StringBuilder out, List<?> list) {
    out.append('[');
    String comma = "";
    for (Object item : list) {
      out.append(comma);
      append(out, item);
      comma = ",";
    }
    out.append(']');
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map) {
    out.append('{');
    String comma = "";
    for (Map.Entry<?, ?> entry : sorted(map).entrySet()) {
      out.append(comma);
      appendText(out, String.valueOf(entry.getKey()));
      out.append(':');
      append(out, entry.getValue());
      comma = ",";
    }
    out.append('}');
  }

  /** String.compareTo orders by UTF-16 code units, as RFC 8785 demands. */
  private static Map<?, ?> sorted(Map<?, ?> map) {
    if (map.size() < 2 || isSorted(map)) {
      return map;
    }
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
    return sorted;
  }

  /** Names of another type than String may stringify to another order. */
  private static boolean isSorted(Map<?, ?> map) {
    return map instanceof TreeMap<?, ?> tree
        && tree.comparator() == null
        && tree.firstKey() instanceof String;
  }

  private static void appendText(StringBuilder out, CharSequence text) {
    out.append('"');
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < FIRST_PLAIN) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isPlain(char c) {
    return c >= FIRST_PLAIN && c != '"' && c != '\\';
  }
}
