package io.journeyline.dashboard;

import io.journeyline.dashboard.access.Access;
import io.journeyline.metrics.ListenAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the dashboard.
 *
 * @param host address to listen on
 * @param port port to listen on; 0: any free one
 * @param mostListeners most clients that follow changes at a time
 * @param cacheBytes memory for cells that are read often
 * @param access who may see what
 * @param hideBelow viewers do not see cells of fewer customers
 */
public record DashboardSettings(
    String host, int port, int mostListeners, long cacheBytes, Access access, int hideBelow) {
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8090;
  public static final int DEFAULT_LISTENERS = 500;
  public static final long DEFAULT_CACHE = 64L << 20;

  private static final int MAX_PORT = 65_535;
  private static final int MAX_LISTENERS = 5_000;

  /**
   * Checks the settings together.
   *
   * @throws IllegalArgumentException with every mistake, each with its key and what is allowed
   */
  public DashboardSettings {
    List<String> mistakes = new ArrayList<>();
    if (port < 0 || port > MAX_PORT) {
      mistakes.add("--dashboard-port: " + port + " is not a port; allowed are 0 to " + MAX_PORT);
    }
    if (mostListeners < 1 || mostListeners > MAX_LISTENERS) {
      mistakes.add(
          "--dashboard-listeners: %d is not allowed; allowed are 1 to %d"
              .formatted(mostListeners, MAX_LISTENERS));
    }
    if (hideBelow < 0) {
      mistakes.add("--hide-below: must be 0 or more, but is " + hideBelow);
    }
    if (access.isOpen() && !ListenAddress.isLoopback(host)) {
      mistakes.add(
          "--dashboard-host: "
              + host
              + " can be reached from elsewhere, which needs --access-tokens or --oidc-issuer; without only a"
              + " loopback address such as 127.0.0.1 is allowed");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }

  /** Settings for one machine. */
  public static DashboardSettings local(int port) {
    return new DashboardSettings(
        DEFAULT_HOST, port, DEFAULT_LISTENERS, DEFAULT_CACHE, Access.OPEN, 0);
  }
}
