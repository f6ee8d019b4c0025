package io.journeyline.ingest.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the ingest server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0: any free one
 * @param writeKeys keys of which a request must carry one; empty: any key or none, on loopback only
 * @param publishTimeout longest wait for Kafka before a request is answered with 503
 * @param channel channel of touchpoints of which the request does not tell it
 */
public record IngestSettings(
    String host, int port, List<String> writeKeys, Duration publishTimeout, String channel) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8080;
  public static final Duration DEFAULT_PUBLISH_TIMEOUT = Duration.ofSeconds(3);
  public static final String DEFAULT_CHANNEL = "web";

  private static final int MAX_PORT = 65_535;

  /**
   * Checks the settings together.
   *
   * @throws IllegalArgumentException with every mistake, each with its key and what is allowed
   */
  public IngestSettings {
    writeKeys = List.copyOf(writeKeys);
    List<String> mistakes = new ArrayList<>();
    if (port < 0 || port > MAX_PORT) {
      mistakes.add("--ingest-port: " + port + " is not a port; allowed are 0 to " + MAX_PORT);
    }
    if (writeKeys.stream().anyMatch(String::isBlank)) {
      mistakes.add("--write-keys: a key is empty");
    }
    if (publishTimeout.isNegative() || publishTimeout.isZero()) {
      mistakes.add("ingest.publish-timeout: must be more than zero, such as PT3S");
    }
    if (channel.isBlank()) {
      mistakes.add("ingest.channel: must not be empty");
    }
    if (writeKeys.isEmpty() && !isLoopback(host)) {
      mistakes.add(
          "--ingest-host: "
              + host
              + " can be reached from elsewhere, which needs --write-keys; without keys only"
              + " a loopback address such as 127.0.0.1 is allowed");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  /** Settings for one machine: loopback, any key. */
  public static IngestSettings local(int port) {
    return new IngestSettings(
        DEFAULT_HOST, port, List.of(), DEFAULT_PUBLISH_TIMEOUT, DEFAULT_CHANNEL);
  }

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "IngestSettings[" + host + ":" + port + ", " + writeKeys.size() + " write keys]";
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
