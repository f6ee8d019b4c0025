package io.journeyline.ingest.file;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Nodes of one YAML file, taken apart with every surprise noted as a problem with its place. */
final class YamlNodes {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  YamlNodes(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  @Nullable MappingNode root(String text) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return mapping;
      }
      problems.add(new Problem(file, 1, 1, "must be a YAML mapping with the key 'touchpoints'"));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      problems.add(
          new Problem(
              file,
              mark.map(Mark::getLine).orElse(0) + 1,
              mark.map(Mark::getColumn).orElse(0) + 1,
              "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file, 1, 1, "not YAML: " + e.getMessage()));
    }
    return null;
  }

  /** Keys and values of a mapping; {@code allowed} empty: any key. */
  Map<String, Node> entries(Node node, Set<String> allowed) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem(node, "must be a mapping of keys to values");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      @Nullable Located key = text(tuple.getKeyNode());
      if (key == null) {
        continue;
      }
      if (!allowed.isEmpty() && !allowed.contains(key.text())) {
        problems.add(
            key.problem(
                "unknown key '"
                    + key.text()
                    + "'; allowed are "
                    + String.join(", ", new TreeSet<>(allowed))));
      } else if (entries.put(key.text(), tuple.getValueNode()) != null) {
        problems.add(key.problem("the key '" + key.text() + "' is there twice"));
      }
    }
    return entries;
  }

  /** Items of a list; none where the node is absent. */
  List<Node> list(@Nullable Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node != null) {
      problem(node, "must be a list");
    }
    return List.of();
  }

  List<String> texts(@Nullable Node node) {
    return list(node).stream().map(this::text).filter(Objects::nonNull).map(Located::text).toList();
  }

  /** A text with its place, or null where the node is absent or no text. */
  @Nullable Located text(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      Mark mark = mark(node);
      return new Located(scalar.getValue(), file, mark.getLine() + 1, mark.getColumn() + 1);
    }
    if (node != null) {
      problem(node, "must be a text");
    }
    return null;
  }

  void problem(@Nullable Node node, String message) {
    Mark mark = mark(Objects.requireNonNull(node));
    problems.add(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message));
  }

  void throwProblems() throws DefinitionException {
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
  }

  private static Mark mark(Node node) {
    return node.getStartMark().orElseThrow();
  }
}
