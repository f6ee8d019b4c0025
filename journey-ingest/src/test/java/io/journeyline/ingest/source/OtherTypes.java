package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Replaces a value somewhere in JSON by one of another type. */
final class OtherTypes {
  private OtherTypes() {}

  /** A copy with the value at the given place, counted through the whole tree, replaced. */
  static JsonNode replaceOne(JsonNode tree, int place, int kind) {
    JsonNode copy = tree.deepCopy();
    List<Runnable> replacements = new ArrayList<>();
    collect(copy, value(kind), replacements);
    if (!replacements.isEmpty()) {
      replacements.get(Math.floorMod(place, replacements.size())).run();
    }
    return copy;
  }

  private static void collect(JsonNode node, JsonNode value, List<Runnable> replacements) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                replacements.add(() -> object.set(field.getKey(), value));
                collect(field.getValue(), value, replacements);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        replacements.add(() -> array.set(at, value));
        collect(array.get(i), value, replacements);
      }
    }
  }

  private static JsonNode value(int kind) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (kind) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(true);
      case 2 -> nodes.numberNode(Long.MIN_VALUE);
      case 3 -> nodes.numberNode(new BigDecimal("1e999999"));
      case 4 -> nodes.textNode("");
      case 5 -> nodes.textNode("\uD800 not well formed \u0000");
      case 6 -> nodes.arrayNode();
      case 7 -> nodes.objectNode();
      case 8 -> nodes.arrayNode().add(nodes.objectNode().put("", "x")).addNull();
      default -> nodes.textNode("x".repeat(5_000));
    };
  }
}
