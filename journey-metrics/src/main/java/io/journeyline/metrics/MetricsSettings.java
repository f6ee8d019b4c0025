package io.journeyline.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Where metrics and health are served.
 *
 * @param host address to listen on
 * @param port port to listen on; 0: any free one
 * @param access who may read metrics; others than this machine need a token
 */
public record MetricsSettings(String host, int port, MetricsAccess access) {
  public static final String DEFAULT_HOST = "127.0.0.1";

  private static final int MAX_PORT = 65_535;

  /**
   * Checks the settings together.
   *
   * @throws IllegalArgumentException with every mistake, each with its key and what is allowed
   */
  public MetricsSettings {
    List<String> mistakes = new ArrayList<>();
    if (port < 0 || port > MAX_PORT) {
      mistakes.add("--metrics-port: " + port + " is not a port; allowed are 0 to " + MAX_PORT);
    }
    String token = access.token();
    if (token != null && token.isBlank()) {
      mistakes.add("--metrics-token: the token is empty");
    }
    if (token == null && !ListenAddress.isLoopback(host)) {
      mistakes.add(
          "--metrics-host: "
              + host
              + " can be reached from elsewhere, which needs --metrics-token; without it only a"
              + " loopback address such as 127.0.0.1 is allowed");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  /** Settings for one machine: loopback, no token. */
  public static MetricsSettings local(int port) {
    return new MetricsSettings(DEFAULT_HOST, port, MetricsAccess.LOCAL);
  }
}
