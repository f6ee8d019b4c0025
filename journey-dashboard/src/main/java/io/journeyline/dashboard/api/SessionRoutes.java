package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.access.Sessions;

/** {@code /api/session}: signing in and out for browsers, and who one is. */
final class SessionRoutes {
  static final String PATH = "/api/session";

  private final Gate gate;

  SessionRoutes(Gate gate) {
    this.gate = gate;
  }

  /** Who one is. */
  Answer show(ServerRequest request) {
    return Answer.json(Json.bytes(json(gate.require(request, Role.VIEWER))), null);
  }

  /** Begins a session for the bearer of a token; a session by itself does not last any longer. */
  Answer begin(ServerRequest request, ServerResponse response) {
    Gate.requireSameOrigin(request);
    Principal principal = gate.require(request, Role.VIEWER);
    if (!gate.access().isOpen()) {
      if (Gate.token(request).isEmpty()) {
        throw ProblemException.unauthorized("sign in with Authorization: Bearer TOKEN");
      }
      Gate.session(request).ifPresent(gate.sessions()::end);
      String number = gate.sessions().begin(principal);
      cookie(request, response, number, Sessions.LIFE.toSeconds());
    }
    return Answer.json(Json.bytes(json(principal)), null);
  }

  /** Ends it. */
  Answer end(ServerRequest request, ServerResponse response) {
    Gate.requireSameOrigin(request);
    Gate.session(request).ifPresent(gate.sessions()::end);
    cookie(request, response, "", 0);
    return Answer.json(Json.bytes(Json.MAPPER.createObjectNode()), null);
  }

  private static void cookie(
      ServerRequest request, ServerResponse response, String value, long seconds) {
    boolean secure =
        request.isSecure()
            || request
                .headers()
                .first(HeaderNames.create("X-Forwarded-Proto"))
                .filter("https"::equals)
                .isPresent();
    response.header(
        HeaderNames.SET_COOKIE,
        "%s=%s; Max-Age=%d; Path=/; HttpOnly; SameSite=Strict%s"
            .formatted(Gate.COOKIE, value, seconds, secure ? "; Secure" : ""));
  }

  private ObjectNode json(Principal principal) {
    return Json.MAPPER
        .createObjectNode()
        .put("name", principal.name())
        .put("role", principal.role().label())
        .put("open", gate.access().isOpen());
  }

  static ObjectNode schema() {
    ObjectNode schema = Schemas.object();
    Schemas.field(schema, "name", "string", false);
    Schemas.field(
        schema,
        "role",
        Schemas.words(
            java.util.List.of(Role.VIEWER.label(), Role.ANALYST.label(), Role.OWNER.label())));
    Schemas.field(schema, "open", "boolean", false).put("description", "no token is needed");
    return schema;
  }
}
