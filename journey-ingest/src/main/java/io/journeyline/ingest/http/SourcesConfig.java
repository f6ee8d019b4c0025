package io.journeyline.ingest.http;

import io.helidon.config.Config;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the list {@code sources} of a configuration. */
final class SourcesConfig {
  /** Keys that every source has. */
  private static final Set<String> COMMON =
      Set.of(
          "id", "type", "keys", "secrets", "secrets-file", "path", "public-url", "channel", "rate");

  private final String channel;
  private final @Nullable String publicUrl;
  private final @Nullable Path file;
  private final List<String> mistakes;

  SourcesConfig(
      String channel, @Nullable String publicUrl, @Nullable Path file, List<String> mistakes) {
    this.channel = channel;
    this.publicUrl = publicUrl;
    this.file = file;
    this.mistakes = mistakes;
  }

  /** The sources that send requests; what is wrong is added to the mistakes. */
  List<ConfiguredSource> read(Config sources) throws IOException {
    List<ConfiguredSource> configured = new ArrayList<>();
    for (Config source : sources.asNodeList().orElse(List.of())) {
      if (TopicsConfig.type(source).isPresent()) {
        continue;
      }
      Optional<SourceType> type = type(source);
      if (type.isPresent()) {
        configured.add(read(source, type.get()));
      }
    }
    return configured;
  }

  private Optional<SourceType> type(Config source) {
    String name = source.get("type").asString().orElse("");
    Optional<SourceType> type = SourceTable.find(name);
    if (type.isEmpty()) {
      mistakes.add(
          source.key()
              + ".type: "
              + (name.isEmpty() ? "missing" : "'" + name + "' is unknown")
              + "; allowed are "
              + SourceTable.names());
    }
    return type;
  }

  private ConfiguredSource read(Config source, SourceType type) throws IOException {
    String id = source.get("id").asString().orElse(type.id());
    String path = source.get("path").asString().orElse(SourceSettings.defaultPath(id));
    if (!path.startsWith("/")) {
      mistakes.add(source.key() + ".path: must begin with a slash");
    }
    @Nullable String url = source.get("public-url").asString().orElse("");
    SourceSettings settings =
        new SourceSettings(
            id,
            secrets(source),
            RoutingTable.plain(path),
            url.isEmpty() ? publicUrl : url,
            source.get("channel").asString().orElse(channel),
            options(source, COMMON));
    return new ConfiguredSource(type, settings, rate(source));
  }

  private List<String> secrets(Config source) throws IOException {
    List<String> secrets = new ArrayList<>();
    for (String key : List.of("keys", "secrets")) {
      Config node = source.get(key);
      if (node.isLeaf()) {
        mistakes.add(node.key() + ": must be a list");
      }
      for (Config item : node.asNodeList().orElse(List.of())) {
        String secret = item.asString().orElse("");
        if (secret.contains("${")) {
          mistakes.add(item.key() + ": refers to a variable that is not set");
        }
        secrets.add(secret);
      }
    }
    @Nullable String from = source.get("secrets-file").asString().orElse("");
    if (!from.isEmpty()) {
      Files.readAllLines(beside(file, from)).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(secrets::add);
    }
    return secrets;
  }

  /** Everything that is not common to all, with the names of parts divided by dots. */
  Map<String, String> options(Config source, Set<String> common) {
    Map<String, String> options = new LinkedHashMap<>();
    int start = source.key().toString().length() + 1;
    source
        .traverse()
        .filter(Config::isLeaf)
        .forEach(
            leaf -> {
              String name = leaf.key().toString().substring(start);
              if (!common.contains(name.replaceAll("\\..*", ""))) {
                String value = leaf.asString().orElse("");
                options.put(name, isFile(name) ? beside(file, value).toString() : value);
              }
            });
    return options;
  }

  private int rate(Config source) {
    String text = source.get("rate").asString().orElse("0");
    try {
      int rate = Integer.parseInt(text);
      if (rate >= 0) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number below zero is.
    }
    mistakes.add(source.key() + ".rate: '" + text + "' is no whole number of events a second");
    return 0;
  }

  private static boolean isFile(String option) {
    return "mapping".equals(option) || option.endsWith("-file");
  }

  /** A file as the configuration names it: relative to its own folder. */
  static Path beside(@Nullable Path file, String name) {
    @Nullable Path folder = file == null ? null : file.toAbsolutePath().getParent();
    return folder == null ? Path.of(name) : folder.resolve(name);
  }
}
