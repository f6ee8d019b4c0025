package io.journeyline.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionException.Problem;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.file.Mapping.TouchpointMapping;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One touchpoint of a mapping, compiled for the columns of one file. */
final class RowMapper {
  private static final Set<String> TIMES = Set.of("occurredAt", "receivedAt");
  private static final String WHEN = "when";

  /** Fields and groups that hold text only; numbers and booleans become text there. */
  private static final Set<String> TEXTS =
      Set.of("eventId", "source", "channel", "type", "text", "campaign");

  private final Dates dates;
  private final Map<String, RowExpression> fields = new LinkedHashMap<>();
  private final Map<String, Map<String, RowExpression>> groups = new LinkedHashMap<>();

  private RowMapper(Dates dates) {
    this.dates = dates;
  }

  /**
   * @param columns null: whatever a row has
   * @throws DefinitionException naming each expression that does not fit the columns
   */
  static List<RowMapper> compile(Mapping mapping, @Nullable List<String> columns)
      throws DefinitionException {
    List<Problem> problems = new ArrayList<>();
    List<RowMapper> mappers = new ArrayList<>();
    for (TouchpointMapping touchpoint : mapping.touchpoints()) {
      RowMapper mapper = new RowMapper(mapping.dates());
      mapper.fields.putAll(compile(touchpoint.fields(), columns, problems));
      touchpoint
          .groups()
          .forEach((name, group) -> mapper.groups.put(name, compile(group, columns, problems)));
      mappers.add(mapper);
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return mappers;
  }

  private static Map<String, RowExpression> compile(
      Map<String, Located> texts, @Nullable List<String> columns, List<Problem> problems) {
    Map<String, RowExpression> compiled = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          @Nullable RowExpression expression = RowExpression.compile(text, columns, problems);
          if (expression != null) {
            compiled.put(name, expression);
          }
        });
    return compiled;
  }

  /** Whether the row has this touchpoint. */
  boolean applies(Map<String, ? extends @Nullable Object> row) {
    @Nullable RowExpression when = fields.get(WHEN);
    return when == null || Boolean.TRUE.equals(when.evaluate(row));
  }

  /**
   * The touchpoint that the row tells of.
   *
   * @throws IllegalArgumentException naming the field, what is wrong and what is allowed
   */
  Touchpoint map(Map<String, ? extends @Nullable Object> row) {
    try {
      return TouchpointJson.parse(Json.MAPPER.writeValueAsBytes(toNative(row)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a touchpoint: " + e.getOriginalMessage(), e);
    }
  }

  /** Its native form, which may lack what is required. */
  ObjectNode toNative(Map<String, ? extends @Nullable Object> row) {
    ObjectNode touchpoint = Json.MAPPER.createObjectNode();
    fields.forEach(
        (name, expression) -> {
          if (!WHEN.equals(name)) {
            put(touchpoint, name, value(name, expression, row));
          }
        });
    groups.forEach(
        (name, group) -> {
          ObjectNode object = Json.MAPPER.createObjectNode();
          group.forEach((key, expression) -> put(object, key, value(name, expression, row)));
          if (isComplete(name, object)) {
            touchpoint.set(name, object);
          }
        });
    return touchpoint;
  }

  /** The touchpoint's source where the row tells it, else null. */
  @Nullable String source(Map<String, ? extends @Nullable Object> row) {
    @Nullable RowExpression source = fields.get("source");
    return source != null && source.evaluate(row) instanceof String text && !text.isBlank()
        ? text
        : null;
  }

  /** The touchpoint's time where the row tells it, else null. */
  @Nullable Long occurredAt(Map<String, ? extends @Nullable Object> row) {
    @Nullable RowExpression time = fields.get("occurredAt");
    return time != null && value("occurredAt", time, row) instanceof Long millis ? millis : null;
  }

  private @Nullable Object value(
      String name, RowExpression expression, Map<String, ? extends @Nullable Object> row) {
    @Nullable Object value = expression.evaluate(row);
    if (TIMES.contains(name) && value instanceof String text) {
      @Nullable Long millis = dates.parse(text);
      return millis == null ? value : millis;
    }
    if (TEXTS.contains(name) && (value instanceof Number || value instanceof Boolean)) {
      return value.toString();
    }
    return value;
  }

  /** An empty cell is as good as none; a value without its amount is none. */
  private static boolean isComplete(String name, ObjectNode object) {
    return switch (name) {
      case "value" -> object.has("amount");
      case "feedback" -> object.has("score");
      case "identifiers" -> true;
      default -> !object.isEmpty();
    };
  }

  private static void put(ObjectNode object, String name, @Nullable Object value) {
    if (value != null && !"".equals(value)) {
      object.set(name, Json.MAPPER.valueToTree(value));
    }
  }
}
