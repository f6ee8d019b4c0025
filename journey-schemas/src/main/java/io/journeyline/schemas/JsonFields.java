package io.journeyline.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read strictly: an error names the field and what is allowed. */
final class JsonFields {
  private final JsonNode object;
  private final String prefix;

  /**
   * @param name of the object, or empty for the touchpoint itself
   * @param allowed the fields that it may have
   */
  JsonFields(JsonNode object, String name, List<String> allowed) {
    if (!object.isObject()) {
      throw wrongType(name.isEmpty() ? "the touchpoint" : name, object, "an object {...}");
    }
    this.object = object;
    prefix = name.isEmpty() ? "" : name + ".";
    for (String field : (Iterable<String>) object::fieldNames) {
      if (!allowed.contains(field)) {
        throw new IllegalArgumentException(
            "unknown field '" + prefix + field + "'; allowed are " + String.join(", ", allowed));
      }
    }
  }

  /** The field, or null where it is absent or null. */
  @Nullable JsonNode optional(String field) {
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  JsonNode required(String field, String allowed) {
    JsonNode node = optional(field);
    if (node == null) {
      throw new IllegalArgumentException(prefix + field + " is missing; it must be " + allowed);
    }
    return node;
  }

  /** Required text that is not blank. */
  String name(String field) {
    String text = text(required(field, "text"), prefix + field);
    if (text.isBlank()) {
      throw new IllegalArgumentException(prefix + field + " is empty; it must be text");
    }
    return text;
  }

  double number(String field) {
    JsonNode node = required(field, "a number");
    if (!node.isNumber()) {
      throw wrongType(prefix + field, node, "a number");
    }
    return JsonNumbers.finite(node, prefix + field);
  }

  static String text(JsonNode node, String field) {
    if (!node.isTextual()) {
      throw wrongType(field, node, "text");
    }
    return Unicode.wellFormed(node.textValue(), field);
  }

  static IllegalArgumentException wrongType(String field, JsonNode node, String allowed) {
    String found =
        switch (node.getNodeType()) {
          case OBJECT -> "an object";
          case ARRAY -> "a list";
          case STRING -> "text";
          case NUMBER -> "a number";
          case BOOLEAN -> node.asText();
          case MISSING -> "nothing";
          default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    return new IllegalArgumentException(field + " is " + found + "; it must be " + allowed);
  }
}
