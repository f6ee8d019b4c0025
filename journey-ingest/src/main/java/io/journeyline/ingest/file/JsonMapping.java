package io.journeyline.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file for JSON: what each event becomes. Expressions see it as {@code row}, so that
 * {@code row.customer.email} is a field of a field.
 */
public final class JsonMapping {
  private final List<RowMapper> mappers;

  private JsonMapping(List<RowMapper> mappers) {
    this.mappers = mappers;
  }

  /**
   * Reads a mapping file.
   *
   * @throws DefinitionException with every mistake, each with line and what is allowed
   */
  public static JsonMapping load(Path file) throws IOException, DefinitionException {
    return new JsonMapping(RowMapper.compile(MappingLoader.load(file), null));
  }

  /** Native forms of the touchpoints that the event tells of; they may lack what is required. */
  public List<ObjectNode> touchpoints(JsonNode event) {
    Map<String, Object> variables = new LinkedHashMap<>();
    @Nullable Object plain = plain(event);
    if (plain != null) {
      variables.put(RowExpression.ROW, plain);
    }
    return mappers.stream()
        .filter(mapper -> mapper.applies(variables))
        .map(mapper -> mapper.toNative(variables))
        .toList();
  }

  /** As expressions see it: whole numbers of 64 bits as such, all others as floating point. */
  private static @Nullable Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
        yield fields;
      }
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        node.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : (Object) node.doubleValue();
      case STRING -> node.textValue();
      default -> null;
    };
  }
}
