package io.journeyline.local.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One compact JSON object whose fields stand in the order in which they were put. */
final class JsonLine {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder("{");

  /**
   * @param value a string, an integer, null, or a list or map of them; maps are sorted by key
   */
  JsonLine put(String name, @Nullable Object value) {
    if (text.length() > 1) {
      text.append(',');
    }
    quote(name);
    text.append(':');
    append(name, value);
    return this;
  }

  private void append(String name, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> quote(string);
      case Integer number -> text.append(number.intValue());
      case Long number -> text.append(number.longValue());
      case List<?> list -> {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
          text.append(i == 0 ? "" : ",");
          append(name, list.get(i));
        }
        text.append(']');
      }
      case Map<?, ?> map -> {
        JsonLine object = new JsonLine();
        new TreeMap<>(map).forEach((key, entry) -> object.put(String.valueOf(key), entry));
        text.append(object);
      }
      default -> throw new IllegalArgumentException(name + " is of " + value.getClass());
    }
  }

  @Override
  public String toString() {
    return text + "}";
  }

  /** As in RFC 8785: only what JSON demands is escaped, in its shortest form. */
  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> append(c);
      }
    }
    text.append('"');
  }

  private void append(char c) {
    if (c < 0x20) {
      text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
    } else {
      text.append(c);
    }
  }
}
