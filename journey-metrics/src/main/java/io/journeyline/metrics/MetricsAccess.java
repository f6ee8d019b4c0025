package io.journeyline.metrics;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who may read metrics: who carries the token; where there is none, this machine only.
 *
 * @param token what a request says as {@code Authorization: Bearer TOKEN}
 */
public record MetricsAccess(@Nullable String token) {
  private static final String SCHEME = "Bearer ";

  /** This machine only. */
  public static final MetricsAccess LOCAL = new MetricsAccess(null);

  boolean allows(ServerRequest request) {
    if (token == null) {
      return isLoopback(request.remotePeer().address());
    }
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(header -> isToken(header, token))
        .isPresent();
  }

  /** In constant time, so that answers do not tell how much of a guess was right. */
  private static boolean isToken(String header, String token) {
    return MessageDigest.isEqual(
        header.getBytes(StandardCharsets.UTF_8), (SCHEME + token).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isLoopback(SocketAddress address) {
    return address instanceof InetSocketAddress inet
        && inet.getAddress() != null
        && inet.getAddress().isLoopbackAddress();
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "MetricsAccess[" + (token == null ? "this machine" : "with token") + "]";
  }
}
