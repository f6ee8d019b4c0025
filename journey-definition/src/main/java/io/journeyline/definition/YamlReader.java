package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlList;
import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML 1.2 (so JSON too) with the place of every value; strict about duplicate keys. */
final class YamlReader {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NODES = 200_000;

  // The reader's own limits: they tell the place, which the library's do not.
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowNonScalarKeys(true)
          .setMaxAliasesForCollections(MAX_NODES)
          .build();

  private final Problems problems;
  private int nodes;

  YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The file's content, or null where it cannot be used at all. */
  @Nullable YamlMap read(String text) {
    Optional<Node> root = compose(text);
    if (root.isEmpty()) {
      if (problems.isEmpty()) {
        problems.add(
            Place.START, "the file is empty; it must hold map, version, stages, touchpoints");
      }
      return null;
    }
    YamlNode node = convert(root.get(), 0);
    if (node instanceof YamlMap map) {
      return map;
    }
    problems.add(
        node.place(), "the file must be a group of keys: map, version, stages, touchpoints");
    return null;
  }

  private Optional<Node> compose(String text) {
    try {
      return new Compose(SETTINGS).composeString(text);
    } catch (MarkedYamlEngineException e) {
      Place place =
          e.getProblemMark().or(e::getContextMark).map(YamlReader::place).orElse(Place.START);
      problems.add(place, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(Place.START, "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private YamlNode convert(Node node, int depth) {
    Place place = node.getStartMark().map(YamlReader::place).orElse(Place.START);
    nodes++;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) {
      if (depth == MAX_DEPTH + 1 || nodes == MAX_NODES + 1) {
        problems.add(place, "nested too deeply or repeated too often; use fewer anchors");
      }
      return scalar(place, null);
    }
    return switch (node) {
      case MappingNode mapping -> map(mapping, place, depth);
      case SequenceNode sequence -> list(sequence, place, depth);
      case ScalarNode scalar -> scalar(scalar, place);
      default -> scalar(place, null);
    };
  }

  private YamlMap map(MappingNode mapping, Place place, int depth) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      Place keyPlace = entry.getKeyNode().getStartMark().map(YamlReader::place).orElse(place);
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(keyPlace, "a key must be text, not a list or a group");
        continue;
      }
      Place first = keys.putIfAbsent(key.getValue(), keyPlace);
      if (first != null) {
        problems.add(
            keyPlace,
            "key '" + key.getValue() + "' is given twice; the first is in line " + first.line());
        continue;
      }
      values.put(key.getValue(), convert(entry.getValueNode(), depth + 1));
    }
    return new YamlMap(place, values, keys);
  }

  private YamlList list(SequenceNode sequence, Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(convert(item, depth + 1));
    }
    return new YamlList(place, items);
  }

  private YamlScalar scalar(ScalarNode node, Place place) {
    boolean quoted =
        node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
            || node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
    boolean oneLine =
        (quoted || node.isPlain())
            && node.getEndMark().map(YamlReader::place).orElse(place).line() == place.line();
    Place inside = quoted ? new Place(place.line(), place.column() + 1) : place;
    return new YamlScalar(place, value(node, place), inside, oneLine);
  }

  private static YamlScalar scalar(Place place, @Nullable Object value) {
    return new YamlScalar(place, value, place, false);
  }

  private @Nullable Object value(ScalarNode node, Place place) {
    String text = node.getValue();
    Tag tag = node.getTag();
    try {
      if (tag.equals(Tag.STR)) {
        return text;
      } else if (tag.equals(Tag.INT)) {
        return new BigInteger(text);
      } else if (tag.equals(Tag.FLOAT)) {
        return Double.valueOf(text);
      } else if (tag.equals(Tag.BOOL)) {
        return Boolean.valueOf(text);
      } else if (tag.equals(Tag.NULL)) {
        return null;
      }
    } catch (NumberFormatException e) {
      // Such as .inf, which YAML takes for a number: nothing here allows it, so it is text.
      return text;
    }
    problems.add(
        place, "the tag " + tag.getValue() + " is not allowed; write the value without it");
    return null;
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
