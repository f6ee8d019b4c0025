package io.journeyline.dashboard.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.access.Sessions;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out who asks, and whether they may. */
final class Gate {
  static final String COOKIE = "journeyline_session";

  private static final int FORBIDDEN = 403;
  private static final String SCHEME = "Bearer ";
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private final Access access;
  private final Sessions sessions;

  Gate(Access access, Sessions sessions) {
    this.access = access;
    this.sessions = sessions;
  }

  Access access() {
    return access;
  }

  Sessions sessions() {
    return sessions;
  }

  /**
   * Who asks.
   *
   * @throws ProblemException when they do not say it, or it does not suffice
   */
  Principal require(ServerRequest request, Role needed) {
    Principal principal =
        principal(request)
            .orElseThrow(
                () ->
                    ProblemException.unauthorized(
                        "this needs a valid token, as Authorization: Bearer TOKEN"));
    if (!principal.role().isEnoughFor(needed)) {
      throw new ProblemException(
          FORBIDDEN,
          "forbidden",
          "this needs the role %s; %s has the role %s"
              .formatted(needed.label(), principal.name(), principal.role().label()),
          null);
    }
    return principal;
  }

  private Optional<Principal> principal(ServerRequest request) {
    ServerRequestHeaders headers = request.headers();
    if (access.isOpen()) {
      requireThisMachine(headers);
      return access.of("");
    }
    Optional<String> token = token(request);
    if (token.isPresent()) {
      return access.of(token.get());
    }
    return session(request).flatMap(sessions::of);
  }

  /** Without tokens, a page of somebody else's whose name leads here must not read along. */
  private static void requireThisMachine(ServerRequestHeaders headers) {
    String host = headers.first(HeaderNames.HOST).orElse("");
    if (!THIS_MACHINE.matcher(host).matches()) {
      throw new ProblemException(
          FORBIDDEN,
          "forbidden",
          "without tokens, this is only served as localhost or 127.0.0.1",
          null);
    }
  }

  static Optional<String> token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip());
  }

  /** The number of the browser's session. */
  static Optional<String> session(ServerRequest request) {
    String start = COOKIE + "=";
    for (String cookie : request.headers().first(HeaderNames.COOKIE).orElse("").split(";", -1)) {
      if (cookie.strip().startsWith(start)) {
        return Optional.of(cookie.strip().substring(start.length()));
      }
    }
    return Optional.empty();
  }

  /** Refuses what a page of somebody else's makes a browser do. */
  static void requireSameOrigin(ServerRequest request) {
    String host = request.headers().first(HeaderNames.HOST).orElse("");
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    boolean same =
        origin.isEmpty()
            || origin.get().equals("http://" + host)
            || origin.get().equals("https://" + host);
    if (!same) {
      throw new ProblemException(FORBIDDEN, "forbidden", "only the page itself may do this", null);
    }
  }
}
