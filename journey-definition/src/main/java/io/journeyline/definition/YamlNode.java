package io.journeyline.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file that knows its place. */
sealed interface YamlNode {
  Place place();

  /** The value as plain maps, lists, text, numbers, booleans and nulls. */
  @Nullable Object plain();

  /** A group of keys. */
  record YamlMap(Place place, Map<String, YamlNode> values, Map<String, Place> keys)
      implements YamlNode {

    static YamlMap empty(Place place) {
      return new YamlMap(place, Map.of(), Map.of());
    }

    @Nullable YamlNode get(String key) {
      return values.get(key);
    }

    boolean has(String key) {
      return values.containsKey(key);
    }

    /** The text under the key, or null where there is none. */
    @Nullable YamlScalar text(String key) {
      return values.get(key) instanceof YamlScalar scalar && !scalar.text().isEmpty()
          ? scalar
          : null;
    }

    boolean isTrue(String key) {
      return values.get(key) instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    /** The entries of the list under the key; a single value is a list of one. */
    List<YamlNode> list(String key) {
      return switch (values.get(key)) {
        case null -> List.of();
        case YamlList list -> list.items();
        case YamlNode single -> List.of(single);
      };
    }

    List<YamlMap> maps(String key) {
      List<YamlMap> maps = new ArrayList<>();
      for (YamlNode item : list(key)) {
        if (item instanceof YamlMap map) {
          maps.add(map);
        }
      }
      return maps;
    }

    /** The texts of the list under the key. */
    List<YamlScalar> texts(String key) {
      List<YamlScalar> texts = new ArrayList<>();
      for (YamlNode item : list(key)) {
        if (item instanceof YamlScalar scalar && !scalar.text().isEmpty()) {
          texts.add(scalar);
        }
      }
      return texts;
    }

    @Override
    public Object plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      values.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }
  }

  /** A list. */
  record YamlList(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public Object plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }
  }

  /**
   * A single value.
   *
   * @param value String, BigInteger, Double, Boolean or null
   * @param inside place of its first character, past a quote
   * @param oneLine whether its text stands on one line of the file as it is
   */
  record YamlScalar(Place place, @Nullable Object value, Place inside, boolean oneLine)
      implements YamlNode {

    /** Its text, or empty where it is no text. */
    String text() {
      return value instanceof String text ? text : "";
    }

    @Override
    public @Nullable Object plain() {
      return value;
    }
  }
}
