package io.journeyline.definition;

import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain Java values as CEL takes them, and back. */
final class CelValues {
  private CelValues() {}

  static Object toCel(@Nullable Object value) {
    return switch (value) {
      case null -> NullValue.NULL_VALUE;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Float number -> number.doubleValue();
      case String text -> text;
      case CharSequence text -> text.toString();
      case Map<?, ?> map -> {
        Map<Object, Object> converted = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, item) -> converted.put(toCel(key), toCel(item)));
        yield converted;
      }
      case List<?> list -> {
        List<Object> converted = new ArrayList<>(list.size());
        list.forEach(item -> converted.add(toCel(item)));
        yield converted;
      }
      default -> value;
    };
  }

  static @Nullable Object fromCel(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Long number -> number;
      case Double number -> number;
      case String text -> text;
      case Number unsigned -> unsigned.longValue();
      case Instant time -> time.toString();
      case Duration duration -> duration.toString();
      case Optional<?> optional -> fromCel(optional.orElse(null));
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
        map.forEach((key, item) -> converted.put(fromCel(key), fromCel(item)));
        yield converted;
      }
      case List<?> list -> {
        List<@Nullable Object> converted = new ArrayList<>(list.size());
        list.forEach(item -> converted.add(fromCel(item)));
        yield converted;
      }
      default -> null;
    };
  }
}
