package io.journeyline.ingest.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A row of a Parquet file as plain values: structs and maps as maps, lists as lists. */
final class ParquetRow {
  private static final int NUMBER_SIZE = 8;

  private final Map<String, @Nullable Object> values;
  private long size;

  ParquetRow(Group row) {
    values = struct(row);
  }

  /** By column. */
  Map<String, @Nullable Object> values() {
    return values;
  }

  /** About how many bytes its values have. */
  long size() {
    return size;
  }

  private Map<String, @Nullable Object> struct(Group group) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int field = 0; field < group.getType().getFieldCount(); field++) {
      fields.put(group.getType().getFieldName(field), field(group, field));
    }
    return fields;
  }

  private @Nullable Object field(Group group, int field) {
    int count = group.getFieldRepetitionCount(field);
    if (!group.getType().getType(field).isRepetition(Type.Repetition.REPEATED)) {
      return count == 0 ? null : value(group, field, 0);
    }
    List<@Nullable Object> items = new ArrayList<>(count);
    for (int item = 0; item < count; item++) {
      items.add(value(group, field, item));
    }
    return items;
  }

  private @Nullable Object value(Group group, int field, int item) {
    Type type = group.getType().getType(field);
    return type.isPrimitive()
        ? single(group, field, item)
        : nested(group.getGroup(field, item), type.asGroupType());
  }

  private Object nested(Group group, GroupType type) {
    boolean wraps =
        type.getFieldCount() == 1 && type.getType(0).isRepetition(Type.Repetition.REPEATED);
    return switch (type.getLogicalTypeAnnotation()) {
      case ListLogicalTypeAnnotation _ when wraps -> list(group, type);
      case MapLogicalTypeAnnotation _ when wraps && !type.getType(0).isPrimitive() -> map(group);
      case MapKeyValueTypeAnnotation _ when wraps && !type.getType(0).isPrimitive() -> map(group);
      case null, default -> struct(group);
    };
  }

  private List<@Nullable Object> list(Group group, GroupType type) {
    boolean wrapped = isWrapped(type);
    List<@Nullable Object> items = new ArrayList<>();
    for (int item = 0; item < group.getFieldRepetitionCount(0); item++) {
      items.add(wrapped ? field(group.getGroup(0, item), 0) : value(group, 0, item));
    }
    return items;
  }

  /** Whether items are within a group of their own; old writers did without. */
  private static boolean isWrapped(GroupType list) {
    Type repeated = list.getType(0);
    return !repeated.isPrimitive()
        && repeated.asGroupType().getFieldCount() == 1
        && !repeated.getName().equals("array")
        && !repeated.getName().equals(list.getName() + "_tuple");
  }

  private Map<String, @Nullable Object> map(Group group) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (int item = 0; item < group.getFieldRepetitionCount(0); item++) {
      Group entry = group.getGroup(0, item);
      String key = String.valueOf(field(entry, 0));
      entries.put(key, entry.getType().getFieldCount() < 2 ? null : field(entry, 1));
    }
    return entries;
  }

  private Object single(Group group, int field, int item) {
    var type = group.getType().getType(field).asPrimitiveType();
    size += NUMBER_SIZE;
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(field, item);
      case INT32 -> ParquetValues.of(group.getInteger(field, item), type);
      case INT64 -> ParquetValues.of(group.getLong(field, item), type);
      case FLOAT -> ParquetValues.of(group.getFloat(field, item));
      case DOUBLE -> group.getDouble(field, item);
      case INT96 -> ParquetValues.ofInt96(group.getInt96(field, item));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> {
        Binary bytes = group.getBinary(field, item);
        size += bytes.length();
        yield ParquetValues.of(bytes, type);
      }
    };
  }
}
