package io.journeyline.ingest.http;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.metrics.ListenAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the ingest server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0: any free one
 * @param sources the senders to take events from
 * @param publishTimeout longest wait for Kafka before a request is answered with 503
 * @param maxInFlight most bytes of requests in memory
 * @param tls key and certificate; null: plain HTTP
 * @param topics the topics to read events from
 */
public record IngestSettings(
    String host,
    int port,
    List<ConfiguredSource> sources,
    Duration publishTimeout,
    long maxInFlight,
    @Nullable Tls tls,
    List<ConfiguredTopic> topics) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8080;
  public static final Duration DEFAULT_PUBLISH_TIMEOUT = Duration.ofSeconds(3);
  public static final String DEFAULT_CHANNEL = SourceSettings.DEFAULT_CHANNEL;
  public static final long DEFAULT_MAX_IN_FLIGHT = 32L << 20;

  private static final int MAX_PORT = 65_535;
  private static final long LEAST_IN_FLIGHT = 4L << 20;

  /**
   * Checks the settings together.
   *
   * @throws IllegalArgumentException with every mistake, each with its key and what is allowed
   */
  public IngestSettings {
    sources = List.copyOf(sources);
    topics = List.copyOf(topics);
    List<String> mistakes = new ArrayList<>();
    if (port < 0 || port > MAX_PORT) {
      mistakes.add("--ingest-port: " + port + " is not a port; allowed are 0 to " + MAX_PORT);
    }
    if (publishTimeout.isNegative() || publishTimeout.isZero()) {
      mistakes.add("ingest.publish-timeout: must be more than zero, such as PT3S");
    }
    if (maxInFlight < LEAST_IN_FLIGHT) {
      mistakes.add("ingest.max-in-flight: must be at least " + LEAST_IN_FLIGHT + " bytes");
    }
    checkSources(sources, ListenAddress.isLoopback(host), host, mistakes);
    checkIds(sources, topics, mistakes);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  /**
   * Settings with the sources that need nothing but a key.
   *
   * @param writeKeys keys of which a request must carry one; empty: any key or none, on loopback
   *     only
   * @param channel channel of touchpoints of which the request does not tell it
   */
  public IngestSettings(
      String host, int port, List<String> writeKeys, Duration publishTimeout, String channel) {
    this(
        host,
        port,
        SourceTable.withKeys(writeKeys, channel),
        publishTimeout,
        DEFAULT_MAX_IN_FLIGHT,
        null,
        List.of());
  }

  /** Settings for one machine: loopback, any key. */
  public static IngestSettings local(int port) {
    return new IngestSettings(
        DEFAULT_HOST, port, List.of(), DEFAULT_PUBLISH_TIMEOUT, DEFAULT_CHANNEL);
  }

  public IngestSettings withSources(List<ConfiguredSource> given) {
    return new IngestSettings(host, port, given, publishTimeout, maxInFlight, tls, topics);
  }

  /** Whether there is a source that lets in requests without a key. */
  public boolean acceptsAnyKey() {
    return sources.stream().anyMatch(source -> source.settings().secrets().isEmpty());
  }

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "IngestSettings[" + host + ":" + port + ", " + sources.size() + " sources]";
  }

  private static void checkSources(
      List<ConfiguredSource> sources, boolean loopback, String host, List<String> mistakes) {
    boolean open = false;
    for (ConfiguredSource source : sources) {
      SourceSettings settings = source.settings();
      String at = "sources." + settings.id() + ": ";
      if (settings.secrets().stream().anyMatch(String::isBlank)) {
        mistakes.add(at + "a key is empty");
      }
      if (settings.channel().isBlank()) {
        mistakes.add(at + "channel: must not be empty");
      }
      if (settings.secrets().isEmpty() && source.type().access() == SourceType.Access.SECRET) {
        mistakes.add(at + "secrets: missing; " + source.type().title() + " needs one");
      }
      open |= settings.secrets().isEmpty();
    }
    if (open && !loopback) {
      mistakes.add(
          "--ingest-host: "
              + host
              + " can be reached from elsewhere, which needs --write-keys; without keys only"
              + " a loopback address such as 127.0.0.1 is allowed");
    }
  }

  private static void checkIds(
      List<ConfiguredSource> sources, List<ConfiguredTopic> topics, List<String> mistakes) {
    Set<String> ids = new HashSet<>();
    Stream.concat(
            sources.stream().map(source -> source.settings().id()),
            topics.stream().map(topic -> topic.settings().id()))
        .filter(id -> !ids.add(id))
        .forEach(id -> mistakes.add("sources." + id + ": two sources have this id"));
  }
}
