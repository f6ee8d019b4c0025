package io.journeyline.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where an HTTP server of ours listens.
 *
 * @param port 0: any free one
 * @param portOption the option that sets the port, for messages
 */
public record ListenAddress(String host, int port, String portOption) {

  /** Whether nobody but this machine reaches it. */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Checks that nobody listens there: the server would say only that it could not start.
   *
   * @throws IOException as {@link #unusable} says it
   */
  public void checkFree() throws IOException {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Says that one cannot listen there, why, and what to do. */
  public IOException unusable(Exception cause) {
    @Nullable String why = cause.getMessage();
    return new IOException(
        "cannot listen on %s:%d (%s); stop what uses the port, or set another one with %s"
            .formatted(host, port, why, portOption),
        cause);
  }
}
