package io.journeyline.ingest.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a log, a trace or an event, by key. An attribute of an attribute has the key {@code
 * KEY/ITS KEY}; a list has the values of its items.
 */
final class XesAttributes {
  private static final Set<String> LISTS = Set.of("list", "container");
  private static final Set<String> KINDS =
      Set.of("string", "date", "int", "float", "boolean", "id", "list", "container");

  private final Map<String, Object> values = new LinkedHashMap<>();
  private long size;

  static boolean isAttribute(String element) {
    return KINDS.contains(element);
  }

  Map<String, Object> values() {
    return values;
  }

  /** Characters of all keys and values, also of those left out for being too many. */
  long size() {
    return size;
  }

  /** Takes the attribute whose element the cursor has just entered, up to its end. */
  void read(XmlCursor xml) throws IOException {
    var _ = read(xml, "");
  }

  private @Nullable Object read(XmlCursor xml, String prefix) throws IOException {
    @Nullable String key = xml.attribute("key");
    @Nullable String text = xml.attribute("value");
    String kind = xml.name();
    if (key == null) {
      xml.skip();
      return null;
    }
    String path = prefix + key;
    @Nullable Object value = text == null ? null : value(kind, text);
    put(path, value, text == null ? 0 : text.length());
    List<Object> items = new ArrayList<>();
    while (xml.nextChild()) {
      if (isAttribute(xml.name())) {
        var _ = read(xml, path + "/");
      } else if (xml.name().equals("values")) {
        readItems(xml, path + "/", items);
      } else {
        xml.skip();
      }
    }
    if (LISTS.contains(kind)) {
      put(path, items, 0);
    }
    return value;
  }

  private void readItems(XmlCursor xml, String prefix, List<Object> items) throws IOException {
    while (xml.nextChild()) {
      if (!isAttribute(xml.name())) {
        xml.skip();
        continue;
      }
      @Nullable Object item = read(xml, prefix);
      if (item != null && size <= LineReader.MAX_LINE) {
        items.add(item);
      }
    }
  }

  private void put(String path, @Nullable Object value, int length) {
    size += path.length() + length;
    if (value != null && size <= LineReader.MAX_LINE) {
      values.put(path, value);
    }
  }

  /** What is not of its kind stays text; who maps it sees that. */
  private static Object value(String kind, String text) {
    try {
      return switch (kind) {
        case "int" -> Long.parseLong(text.strip());
        case "float" -> Double.parseDouble(text.strip());
        case "boolean" -> bool(text.strip());
        case "date" -> text.strip();
        default -> text;
      };
    } catch (NumberFormatException e) {
      return text;
    }
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> text;
    };
  }
}
