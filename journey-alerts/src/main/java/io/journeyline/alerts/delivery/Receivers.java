package io.journeyline.alerts.delivery;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the file that says who gets alerts, and reports every mistake at once. */
public final class Receivers {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "type",
          "url",
          "urlEnv",
          "urlFile",
          "secretEnv",
          "secretFile",
          "allowPrivate",
          "severities",
          "retryFor");
  private static final Duration DEFAULT_RETRY = Duration.ofDays(1);

  private final Path file;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private Receivers(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * @param environment where secrets are looked up
   * @throws IllegalArgumentException with every mistake, what is wrong and what is allowed
   */
  public static List<Receiver> read(Path file, Map<String, String> environment) {
    Receivers receivers = new Receivers(file, environment);
    List<Receiver> read = receivers.entries();
    if (!receivers.problems.isEmpty()) {
      throw new IllegalArgumentException(
          file + " cannot be used:\n  " + String.join("\n  ", receivers.problems));
    }
    return read;
  }

  private List<Receiver> entries() {
    List<Receiver> receivers = new ArrayList<>();
    if (!(load() instanceof Map<?, ?> root)
        || !(root.get("receivers") instanceof List<?> entries)) {
      if (problems.isEmpty()) {
        problems.add("'receivers' is missing; it must be a list of receivers");
      }
      return receivers;
    }
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Map<?, ?> entry) {
        Receiver receiver = receiver(entry, "receivers[" + i + "]");
        if (receiver != null && !ids.add(receiver.id())) {
          problems.add("receivers[" + i + "]: id '" + receiver.id() + "' is given twice");
        } else if (receiver != null) {
          receivers.add(receiver);
        }
      } else {
        problems.add("receivers[" + i + "] must be a group of keys");
      }
    }
    return receivers;
  }

  private @Nullable Object load() {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromReader(reader);
    } catch (IOException e) {
      problems.add("it cannot be read: " + e);
    } catch (YamlEngineException e) {
      problems.add("it is not YAML: " + e.getMessage());
    }
    return null;
  }

  private @Nullable Receiver receiver(Map<?, ?> entry, String where) {
    for (Object key : entry.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        problems.add(
            where
                + ": unknown key '"
                + key
                + "'; allowed: "
                + String.join(", ", new TreeSet<>(KEYS)));
      }
    }
    String id = text(entry, "id");
    Receiver.Type type = type(entry, where);
    URI url = url(entry, where);
    if (id == null || !id.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      problems.add(where + ": 'id' must be a name of letters, digits, '_', '-' and '.'");
      return null;
    }
    String secret = secret(entry, "secret", where);
    if (secret != null) {
      try {
        StandardWebhook.key(secret);
      } catch (IllegalArgumentException e) {
        problems.add(where + ": the secret begins with whsec_ and is not Base64 after it");
      }
    }
    if (type == null || url == null) {
      return null;
    }
    return new Receiver(
        id,
        type,
        url,
        secret,
        Boolean.TRUE.equals(entry.get("allowPrivate")),
        severities(entry, where),
        retryFor(entry, where));
  }

  private Receiver.@Nullable Type type(Map<?, ?> entry, String where) {
    String text = text(entry, "type");
    for (Receiver.Type type : Receiver.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
        return type;
      }
    }
    problems.add(where + ": 'type' must be webhook, alertmanager or slack; here it is " + text);
    return null;
  }

  private @Nullable URI url(Map<?, ?> entry, String where) {
    String text = text(entry, "url");
    String url = text == null ? secret(entry, "url", where) : text;
    try {
      URI uri = new URI(url == null ? "" : url);
      String scheme = uri.getScheme();
      if (uri.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, without the address, which may be a secret.
    }
    problems.add(where + ": 'url', 'urlEnv' or 'urlFile' must give an address with https or http");
    return null;
  }

  /** The value that NAMEEnv or NAMEFile points to, or null where neither is given. */
  private @Nullable String secret(Map<?, ?> entry, String name, String where) {
    String variable = text(entry, name + "Env");
    if (variable != null) {
      String value = environment.get(variable);
      if (value == null || value.isBlank()) {
        problems.add(where + ": the environment has no variable " + variable);
      }
      return value;
    }
    String path = text(entry, name + "File");
    if (path == null) {
      return null;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      return Files.readString(folder == null ? Path.of(path) : folder.resolve(path)).strip();
    } catch (IOException e) {
      problems.add(where + ": '" + name + "File' cannot be read: " + path);
      return null;
    }
  }

  private Set<String> severities(Map<?, ?> entry, String where) {
    Set<String> severities = new TreeSet<>();
    if (entry.get("severities") instanceof List<?> list) {
      list.forEach(severity -> severities.add(String.valueOf(severity)));
    }
    if (!Set.of("info", "warning", "critical").containsAll(severities)) {
      problems.add(where + ": 'severities' must be a list of info, warning, critical");
    }
    return severities;
  }

  private Duration retryFor(Map<?, ?> entry, String where) {
    String text = text(entry, "retryFor");
    try {
      return text == null ? DEFAULT_RETRY : Duration.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(where + ": 'retryFor' must be a duration such as PT1H; here it is " + text);
      return DEFAULT_RETRY;
    }
  }

  private static @Nullable String text(Map<?, ?> entry, String key) {
    Object value = entry.get(key);
    return value == null ? null : value.toString();
  }
}
