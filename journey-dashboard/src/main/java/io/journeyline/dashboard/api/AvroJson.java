package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** How published records are written as JSON: with the names of their fields, times as ISO-8601. */
final class AvroJson {
  private AvroJson() {}

  /**
   * @param times names of the fields of the record itself that are moments, in ms
   */
  static ObjectNode of(SpecificRecord avro, Set<String> times) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    for (Schema.Field field : avro.getSchema().getFields()) {
      Object value = avro.get(field.pos());
      json.set(
          field.name(),
          times.contains(field.name()) && value instanceof Long millis
              ? Json.MAPPER.valueToTree(Json.time(millis))
              : value(value));
    }
    return json;
  }

  private static JsonNode value(@Nullable Object value) {
    return switch (value) {
      case null -> Json.MAPPER.nullNode();
      case SpecificRecord inner -> of(inner, Set.of());
      case List<?> list -> {
        ArrayNode array = Json.MAPPER.createArrayNode();
        list.forEach(each -> array.add(value(each)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = Json.MAPPER.createObjectNode();
        new TreeMap<>(map).forEach((key, each) -> object.set(String.valueOf(key), value(each)));
        yield object;
      }
      case Enum<?> word -> Json.MAPPER.valueToTree(word.name());
      default -> Json.MAPPER.valueToTree(value);
    };
  }

  /** JSON Schema of what {@link #of} writes. */
  static ObjectNode schema(Schema avro, Set<String> times) {
    ObjectNode schema = Schemas.object();
    for (Schema.Field field : avro.getFields()) {
      ObjectNode type =
          times.contains(field.name()) ? Schemas.type("string", true) : type(field.schema(), false);
      if (field.doc() != null) {
        type.put("description", field.doc());
      }
      Schemas.field(schema, field.name(), type);
    }
    return schema;
  }

  private static ObjectNode type(Schema avro, boolean nullable) {
    return switch (avro.getType()) {
      case UNION -> type(avro.getTypes().getLast(), true);
      case STRING, ENUM -> Schemas.type("string", nullable);
      case INT, LONG -> Schemas.type("integer", nullable);
      case FLOAT, DOUBLE -> Schemas.type("number", nullable);
      case BOOLEAN -> Schemas.type("boolean", nullable);
      case ARRAY -> Schemas.array(type(avro.getElementType(), false));
      case RECORD -> schema(avro, Set.of());
      default -> Schemas.type("object", nullable);
    };
  }
}
