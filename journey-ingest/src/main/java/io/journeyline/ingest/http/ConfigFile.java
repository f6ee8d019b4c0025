package io.journeyline.ingest.http;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads configuration: a YAML file, over it environment variables ({@code INGEST_PORT}), over them
 * system properties ({@code ingest.port}). A value may refer to others as {@code ${NAME}}.
 */
final class ConfigFile {
  private ConfigFile() {}

  /**
   * @throws IOException when the file cannot be read, naming it
   * @throws IllegalArgumentException when it is no YAML, naming it and the line
   */
  static Config load(@Nullable Path file) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    if (file != null) {
      flatten("", parse(file), values);
    }
    return Config.builder()
        .addSource(ConfigSources.systemProperties())
        .addSource(ConfigSources.environmentVariables())
        .addSource(ConfigSources.create(values))
        .disableSystemPropertiesSource()
        .disableEnvironmentVariablesSource()
        .build();
  }

  private static @Nullable Object parse(Path file) throws IOException {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Load(settings).loadFromString(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": there is no such configuration file", e);
    } catch (IOException e) {
      throw new IOException(file + ": the configuration file cannot be read", e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
    }
  }

  private static void flatten(String key, @Nullable Object node, Map<String, String> values) {
    String prefix = key.isEmpty() ? "" : key + ".";
    switch (node) {
      case null -> {}
      case Map<?, ?> map ->
          map.forEach((name, value) -> flatten(prefix + escaped(name), value, values));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          flatten(prefix + i, list.get(i), values);
        }
      }
      default -> values.put(key, node.toString());
    }
  }

  /** A dot in a name does not divide it. */
  private static String escaped(Object name) {
    return Config.Key.escapeName(String.valueOf(name));
  }
}
