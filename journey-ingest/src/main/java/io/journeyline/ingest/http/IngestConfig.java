package io.journeyline.ingest.http;

import io.helidon.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the ingest server from a configuration file, the environment and system properties:
 * {@code ingest.…} for the server, {@code sources} for the senders.
 */
public final class IngestConfig {
  private static final Set<String> KEYS =
      Set.of("host", "port", "publish-timeout", "max-in-flight", "channel", "public-url", "tls");

  private final Config server;
  private final Config root;
  private final @Nullable Path file;
  private final List<String> mistakes = new ArrayList<>();

  private IngestConfig(Config root, @Nullable Path file) {
    this.root = root;
    this.file = file;
    server = root.get("ingest");
  }

  /**
   * What a command line says, which counts more than the file.
   *
   * @param writeKeys keys of which a request must carry one; null: what the file says
   */
  public record Overrides(
      @Nullable String host, @Nullable Integer port, @Nullable List<String> writeKeys) {
    public static final Overrides NONE = new Overrides(null, null, null);
  }

  /**
   * Reads the settings.
   *
   * @param file null: only environment and system properties
   * @throws IOException when a file cannot be read, naming it
   * @throws IllegalArgumentException with every mistake, each with its key and what is allowed
   */
  public static IngestSettings load(@Nullable Path file, Overrides overrides) throws IOException {
    return new IngestConfig(ConfigFile.load(file), file).settings(overrides);
  }

  private IngestSettings settings(Overrides overrides) throws IOException {
    checkKeys();
    @Nullable String host = overrides.host();
    @Nullable Integer port = overrides.port();
    String channel = text("channel", IngestSettings.DEFAULT_CHANNEL);
    @Nullable List<String> writeKeys = overrides.writeKeys();
    SourcesConfig sources = new SourcesConfig(channel, publicUrl(), file, mistakes);
    List<ConfiguredSource> configured = sources.read(root.get("sources"));
    List<ConfiguredTopic> topics = new TopicsConfig(sources, mistakes).read(root.get("sources"));
    boolean unconfigured = configured.isEmpty() && topics.isEmpty();
    if (unconfigured || writeKeys != null) {
      configured = new ArrayList<>(configured);
      configured.addAll(SourceTable.withKeys(writeKeys == null ? List.of() : writeKeys, channel));
    }
    String listen = host == null ? text("host", IngestSettings.DEFAULT_HOST) : host;
    int at = port == null ? (int) number("port", IngestSettings.DEFAULT_PORT) : port;
    Duration timeout = timeout();
    long maxInFlight = number("max-in-flight", IngestSettings.DEFAULT_MAX_IN_FLIGHT);
    @Nullable Tls tls = tls();
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new IngestSettings(listen, at, configured, timeout, maxInFlight, tls, topics);
  }

  private void checkKeys() {
    for (Config child : server.asNodeList().orElse(List.of())) {
      if (!KEYS.contains(child.name())) {
        mistakes.add("ingest." + child.name() + ": unknown; allowed are " + new TreeSet<>(KEYS));
      }
    }
  }

  private @Nullable String publicUrl() {
    String url = text("public-url", "");
    if (url.isEmpty()) {
      return null;
    }
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      mistakes.add("ingest.public-url: must begin with https://, such as https://in.example.com");
    }
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private Duration timeout() {
    String text = text("publish-timeout", IngestSettings.DEFAULT_PUBLISH_TIMEOUT.toString());
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      mistakes.add("ingest.publish-timeout: '" + text + "' is no duration, such as PT3S");
      return IngestSettings.DEFAULT_PUBLISH_TIMEOUT;
    }
  }

  private @Nullable Tls tls() {
    @Nullable Path key = tlsFile("private-key");
    @Nullable Path certificates = tlsFile("certificates");
    @Nullable Path store = tlsFile("key-store");
    @Nullable Path password = tlsFile("password-file");
    if (key == null && certificates == null && store == null && password == null) {
      return null;
    }
    if (key != null && certificates != null && store == null && password == null) {
      return new Tls.Pem(key, certificates);
    }
    if (store != null && password != null && key == null && certificates == null) {
      return new Tls.KeyStore(store, password);
    }
    mistakes.add(
        "ingest.tls: needs private-key and certificates, files in PEM, or key-store and"
            + " password-file, a PKCS #12 file and the file of its password");
    return null;
  }

  private @Nullable Path tlsFile(String key) {
    String name = text("tls." + key, "");
    return name.isEmpty() ? null : SourcesConfig.beside(file, name);
  }

  private String text(String key, String otherwise) {
    return server.get(key).asString().orElse(otherwise);
  }

  private long number(String key, long otherwise) {
    String text = text(key, Long.toString(otherwise));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      mistakes.add("ingest." + key + ": '" + text + "' is no whole number");
      return otherwise;
    }
  }
}
