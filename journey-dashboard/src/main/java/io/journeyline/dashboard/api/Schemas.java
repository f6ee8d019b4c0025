package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.api.Table.Column;
import java.util.List;

/** JSON Schemas of answers. */
final class Schemas {
  private static final String NULL = "null";

  private Schemas() {}

  static ObjectNode object() {
    ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
    schema.putObject("properties");
    return schema;
  }

  /** Adds a field that is always there. */
  static ObjectNode field(ObjectNode schema, String name, String type, boolean nullable) {
    return field(schema, name, type(type, nullable));
  }

  static ObjectNode field(ObjectNode schema, String name, ObjectNode type) {
    schema.withObjectProperty("properties").set(name, type);
    schema.withArrayProperty("required").add(name);
    return type;
  }

  static ObjectNode type(String type, boolean nullable) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    if (nullable) {
      schema.putArray("type").add(type).add(NULL);
    } else {
      schema.put("type", type);
    }
    return schema;
  }

  static ObjectNode array(ObjectNode items) {
    ObjectNode schema = type("array", false);
    schema.set("items", items);
    return schema;
  }

  /** What every answer tells of its moment. */
  static ObjectNode moment(ObjectNode schema) {
    field(schema, "asOf", "string", true)
        .put("format", "date-time")
        .put("description", "everything that was due before it is in the answer");
    field(schema, "watermark", "string", true)
        .put("format", "date-time")
        .put("description", "input time up to which everything was read");
    field(schema, "lag", "integer", false)
        .put("description", "input records that were there and not yet read");
    field(schema, "complete", "boolean", false)
        .put("description", "false while the dashboard is still reading what had been published");
    field(schema, "stale", "boolean", false)
        .put("description", "true while Kafka or the registry does not answer");
    return schema;
  }

  /** What every answer about cells begins with. */
  static ObjectNode envelope() {
    ObjectNode schema = object();
    field(schema, "map", "string", false);
    field(schema, "version", "integer", false);
    field(schema, "segment", "string", false);
    field(schema, "from", "string", true).put("format", "date");
    field(schema, "to", "string", true).put("format", "date");
    field(schema, "channel", "string", true);
    field(schema, "grain", "string", false);
    return moment(schema);
  }

  /** What every answer tells of which something may be hidden. */
  static ObjectNode hidden(ObjectNode schema) {
    field(schema, "hidden", "integer", false)
        .put(
            "description",
            "what is not told, for it is of too few customers for this client's role");
    return schema;
  }

  static ObjectNode table(View view) {
    ObjectNode schema = hidden(envelope());
    field(schema, "omitted", "integer", false).put("description", "rows beyond the limit");
    field(schema, "rows", array(row(Tables.columns(view, false))));
    return schema;
  }

  /** A row; rows by day have a day as well. */
  static ObjectNode row(List<Column> columns) {
    ObjectNode row = object();
    columns.forEach(
        column ->
            field(row, column.name(), of(column.type())).put("description", column.meaning()));
    row.withObjectProperty("properties").set("day", type("string", false));
    return row;
  }

  private static ObjectNode of(Table.Type type) {
    return switch (type) {
      case TEXT -> type("string", true);
      case COUNT, DURATION -> type("integer", true);
      case NUMBER -> type("number", true);
      case RATIO -> ratio();
      case COUNTS -> {
        ObjectNode map = type("object", false);
        map.set("additionalProperties", type("integer", false));
        yield map;
      }
    };
  }

  /** A share with its interval, or null where there is no whole. */
  static ObjectNode ratio() {
    ObjectNode schema = type("object", true);
    for (String name : List.of("value", "low", "high")) {
      schema.withObjectProperty("properties").set(name, type("number", false));
      schema.withArrayProperty("required").add(name);
    }
    return schema;
  }

  /** A fixed set of words. */
  static ObjectNode words(List<String> words) {
    ObjectNode schema = type("string", false);
    ArrayNode allowed = schema.putArray("enum");
    words.forEach(allowed::add);
    return schema;
  }
}
