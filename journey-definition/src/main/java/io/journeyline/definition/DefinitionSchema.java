package io.journeyline.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.journeyline.definition.YamlNode.YamlList;
import io.journeyline.definition.YamlNode.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a definition against the published JSON Schema. What is allowed is told in the words of
 * the schema's own descriptions.
 */
final class DefinitionSchema {
  private static final String RESOURCE = "definition.schema.json";
  private static final int MAX_SHOWN = 40;

  private final ObjectMapper json = new ObjectMapper();
  private final JsonNode source;
  private final Schema schema;

  DefinitionSchema() {
    String text = text();
    schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    try {
      source = json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(RESOURCE + " is not JSON", e);
    }
  }

  private static String text() {
    try (InputStream in = DefinitionSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + DefinitionSchema.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(YamlMap root, Problems problems) {
    // A wrong value often breaks several keywords; one message says it all.
    Set<String> told = new HashSet<>();
    for (Error error : schema.validate(written(root), InputFormat.JSON)) {
      switch (error.getKeyword()) {
        case "required" -> missing(root, error, problems);
        case "additionalProperties" -> unknown(root, error, problems);
        default -> {
          if (told.add(error.getInstanceLocation().toString())) {
            wrong(root, error, problems);
          }
        }
      }
    }
  }

  private String written(YamlMap root) {
    try {
      return json.writeValueAsString(root.plain());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can be written as JSON", e);
    }
  }

  private void missing(YamlMap root, Error error, Problems problems) {
    String key = error.getProperty();
    String allowed = description(subschema(error).path("properties").path(key));
    problems.add(
        node(root, error.getInstanceLocation()).place(),
        "'" + key + "' is missing here; it must be " + allowed);
  }

  private void unknown(YamlMap root, Error error, Problems problems) {
    String key = error.getProperty();
    List<String> allowed = new ArrayList<>();
    subschema(error).path("properties").fieldNames().forEachRemaining(allowed::add);
    YamlNode node = node(root, error.getInstanceLocation());
    Place place =
        node instanceof YamlMap map ? map.keys().getOrDefault(key, map.place()) : node.place();
    problems.add(place, "unknown key '" + key + "'" + Suggestions.of(key, allowed));
  }

  private void wrong(YamlMap root, Error error, Problems problems) {
    YamlNode node = node(root, error.getInstanceLocation());
    problems.add(
        node.place(),
        name(error.getInstanceLocation())
            + " must be "
            + description(subschema(error))
            + "; here it is "
            + shown(node));
  }

  /** The schema in which the keyword that failed stands. */
  private JsonNode subschema(Error error) {
    String keyword = error.getSchemaLocation().getFragment().toString();
    return source.at(keyword.substring(0, keyword.lastIndexOf('/')));
  }

  private String description(JsonNode subschema) {
    JsonNode target = subschema;
    if (subschema.has("$ref")) {
      target = source.at(subschema.get("$ref").textValue().substring(1));
    }
    return target.path("description").asText("something else");
  }

  private static String name(NodePath path) {
    String list = "";
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      if (path.getElement(i) instanceof String key) {
        return list + "'" + key + "'";
      }
      list = "an entry of ";
    }
    return "the file";
  }

  private static YamlNode node(YamlMap root, NodePath path) {
    YamlNode node = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      YamlNode next = child(node, path.getElement(i));
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }

  private static @Nullable YamlNode child(YamlNode node, Object step) {
    return switch (node) {
      case YamlMap map -> map.get(step.toString());
      case YamlList list -> step instanceof Integer index ? list.items().get(index) : null;
      default -> null;
    };
  }

  private static String shown(YamlNode node) {
    return switch (node) {
      case YamlMap map -> "a group of keys";
      case YamlList list -> list.items().isEmpty() ? "an empty list" : "a list";
      case YamlNode.YamlScalar scalar -> shown(scalar.value());
    };
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text when text.length() > MAX_SHOWN ->
          "'" + text.substring(0, MAX_SHOWN) + "...'";
      case String text -> "'" + text + "'";
      default -> value.toString();
    };
  }
}
