package io.journeyline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a JSON object into properties or traits: nested objects flattened with dots, lists (and
 * objects without fields) kept as canonical JSON text, whole numbers as long, others as double.
 */
public final class Flattening {
  private Flattening() {}

  /**
   * @param field name of the object in messages
   * @throws IllegalArgumentException when two fields get the same name or a value cannot be kept
   */
  public static Map<String, @Nullable Object> of(JsonNode object, String field) {
    Map<String, @Nullable Object> flat = new HashMap<>();
    flatten(object, "", field, flat);
    return flat;
  }

  private static void flatten(
      JsonNode object, String prefix, String field, Map<String, @Nullable Object> flat) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String name = prefix + Unicode.wellFormed(entry.getKey(), field);
      JsonNode value = entry.getValue();
      if (value.isObject() && !value.isEmpty()) {
        flatten(value, name + ".", field, flat);
      } else if (flat.containsKey(name)) {
        throw new IllegalArgumentException(
            field + " has two values for '" + name + "', one of them nested; allowed is one");
      } else {
        flat.put(name, kept(value, field + "." + name));
      }
    }
  }

  private static @Nullable Object kept(JsonNode value, String field) {
    return value.isContainerNode() ? CanonicalJson.text(plain(value, field)) : plain(value, field);
  }

  private static @Nullable Object plain(JsonNode value, String field) {
    return switch (value.getNodeType()) {
      case NULL -> null;
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> JsonNumbers.exact(value, field);
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>(value.size());
        value.forEach(item -> items.add(plain(item, field)));
        yield items;
      }
      case OBJECT -> {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        value
            .properties()
            .forEach(
                entry ->
                    fields.put(
                        Unicode.wellFormed(entry.getKey(), field), plain(entry.getValue(), field)));
        yield fields;
      }
      default -> Unicode.wellFormed(value.asText(), field);
    };
  }
}
