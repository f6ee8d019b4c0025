package io.journeyline.ingest.file;

import io.journeyline.definition.DefinitionException;
import io.journeyline.ingest.file.Mapping.Dialect;
import io.journeyline.ingest.file.Mapping.TouchpointMapping;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads a mapping file and reports every mistake at once; docs/mapping.schema.json says the same.
 */
final class MappingLoader {
  static final Set<String> KEYS =
      Set.of("files", "separator", "quote", "encoding", "columns", "dates", "zone", "touchpoints");
  static final Set<String> FIELDS =
      Set.of("when", "eventId", "source", "channel", "type", "occurredAt", "receivedAt", "text");
  static final Set<String> REQUIRED =
      Set.of("eventId", "source", "channel", "type", "occurredAt", "identifiers");

  /** Groups of expressions, and their keys where these are fixed. */
  static final Map<String, Set<String>> GROUPS =
      Map.of(
          "identifiers", Set.of(),
          "properties", Set.of(),
          "traits", Set.of(),
          "campaign", Set.of(),
          "value", Set.of("amount", "currency"),
          "feedback", Set.of("metric", "score", "min", "max"));

  /** Groups that may also be one expression, whose value has the keys. */
  static final Set<String> WHOLE = Set.of("properties", "traits");

  private static final int ASCII = 128;

  private final YamlNodes yaml;

  private MappingLoader(YamlNodes yaml) {
    this.yaml = yaml;
  }

  /**
   * @throws DefinitionException with every mistake, each with line and what is allowed
   */
  static Mapping load(Path file) throws IOException, DefinitionException {
    return load(file.toString(), Files.readString(file));
  }

  /**
   * @param name stands for the file in messages
   * @throws DefinitionException as {@link #load(Path)}
   */
  static Mapping load(String name, String text) throws DefinitionException {
    YamlNodes yaml = new YamlNodes(name);
    @Nullable MappingNode root = yaml.root(text);
    @Nullable Mapping mapping = root == null ? null : new MappingLoader(yaml).mapping(root);
    yaml.throwProblems();
    if (mapping == null) {
      throw new IllegalStateException("a mapping without problems is there");
    }
    return mapping;
  }

  private Mapping mapping(MappingNode root) {
    Map<String, Node> keys = yaml.entries(root, KEYS);
    List<TouchpointMapping> touchpoints = new ArrayList<>();
    for (Node node : yaml.list(keys.get("touchpoints"))) {
      touchpoints.add(touchpoint(node));
    }
    if (touchpoints.isEmpty()) {
      yaml.problem(
          keys.getOrDefault("touchpoints", root),
          "'touchpoints' must list at least one touchpoint");
    }
    @Nullable Node columns = keys.get("columns");
    return new Mapping(
        yaml.file(),
        yaml.texts(keys.get("files")),
        dialect(keys),
        columns == null ? null : yaml.texts(columns),
        dates(keys),
        touchpoints);
  }

  private Dialect dialect(Map<String, Node> keys) {
    @Nullable Character separator = character(keys.get("separator"));
    @Nullable Character quote = character(keys.get("quote"));
    char effectiveQuote = quote == null ? '"' : quote;
    if (separator != null && separator == effectiveQuote) {
      yaml.problem(keys.get("separator"), "separator and quote must be different characters");
    }
    Charset encoding =
        parsed(
                keys.get("encoding"),
                Charset::forName,
                "the name of an encoding, such as UTF-8 or windows-1252")
            .orElse(StandardCharsets.UTF_8);
    return new Dialect(separator, effectiveQuote, encoding);
  }

  private @Nullable Character character(@Nullable Node node) {
    @Nullable Located text = yaml.text(node);
    if (text == null) {
      return null;
    }
    if (text.text().length() == 1 && "\r\n".indexOf(text.text().charAt(0)) < 0) {
      char character = text.text().charAt(0);
      if (character < ASCII) {
        return character;
      }
    }
    yaml.problem(node, "must be one ASCII character, such as \";\" or \"\\t\"");
    return null;
  }

  private Dates dates(Map<String, Node> keys) {
    List<DateTimeFormatter> patterns = new ArrayList<>();
    for (Node node : yaml.list(keys.get("dates"))) {
      Optional<DateTimeFormatter> pattern =
          parsed(node, Dates::pattern, "a pattern of java.time, such as \"yyyy.MM.dd H:mm\"");
      pattern.ifPresent(patterns::add);
    }
    ZoneId zone =
        parsed(keys.get("zone"), ZoneId::of, "a time zone, such as Europe/Berlin")
            .orElse(ZoneOffset.UTC);
    return new Dates(patterns, zone);
  }

  private <T> Optional<T> parsed(@Nullable Node node, Function<String, T> parser, String allowed) {
    @Nullable Located text = yaml.text(node);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text.text()));
    } catch (IllegalArgumentException | DateTimeException e) {
      yaml.problem(node, "'" + text.text() + "' is not " + allowed + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private TouchpointMapping touchpoint(Node node) {
    Map<String, Node> keys = yaml.entries(node, allowed());
    REQUIRED.stream()
        .sorted()
        .filter(key -> !keys.containsKey(key))
        .forEach(key -> yaml.problem(node, "a touchpoint needs '" + key + "'"));
    Map<String, Located> fields = new LinkedHashMap<>();
    Map<String, Map<String, Located>> groups = new LinkedHashMap<>();
    keys.forEach(
        (key, value) -> {
          if (FIELDS.contains(key) || (WHOLE.contains(key) && value instanceof ScalarNode)) {
            putText(fields, key, value);
          } else {
            groups.put(key, group(key, value));
          }
        });
    return new TouchpointMapping(fields, groups);
  }

  private Map<String, Located> group(String name, Node node) {
    Map<String, Located> group = new LinkedHashMap<>();
    Set<String> fixed = GROUPS.getOrDefault(name, Set.of());
    Map<String, Node> keys = yaml.entries(node, fixed);
    keys.forEach((key, value) -> putText(group, key, value));
    if (keys.isEmpty()) {
      yaml.problem(node, "'" + name + "' must have at least one key with an expression");
    }
    fixed.stream()
        .sorted()
        .filter(key -> !keys.containsKey(key))
        .forEach(key -> yaml.problem(node, "'" + name + "' needs '" + key + "'"));
    return group;
  }

  private void putText(Map<String, Located> into, String key, Node value) {
    @Nullable Located text = yaml.text(value);
    if (text != null) {
      into.put(key, text);
    }
  }

  private static Set<String> allowed() {
    Set<String> allowed = new TreeSet<>(FIELDS);
    allowed.addAll(GROUPS.keySet());
    return allowed;
  }
}
