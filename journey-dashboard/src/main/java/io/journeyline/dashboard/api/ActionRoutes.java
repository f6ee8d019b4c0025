package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.model.DecisionLog;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Action;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/actions} and {@code DELETE /api/actions/{id}}: what owners decide. */
final class ActionRoutes {
  private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,200}");

  private final JourneyDefinition definition;
  private final Gate gate;
  private final @Nullable DecisionLog<Action> log;

  ActionRoutes(JourneyDefinition definition, Gate gate, @Nullable DecisionLog<Action> log) {
    this.definition = definition;
    this.gate = gate;
    this.log = log;
  }

  /** Adds one, or changes the one of the same id. */
  Answer put(ServerRequest request) {
    Gate.requireSameOrigin(request);
    gate.require(request, Role.OWNER);
    JsonBody body = JsonBody.of(request, "id, about, what, start and, if known, owner");
    String id = body.text("id");
    requireId(id);
    Action action =
        new Action(
            definition.map(),
            body.text("about"),
            body.optionalText("owner"),
            body.text("what"),
            day(body),
            body.number("expected"));
    DecisionWrite.to(log, id, action);
    ObjectNode done = Json.MAPPER.createObjectNode().put("id", id);
    return Answer.json(Json.bytes(done), null);
  }

  /** Gives one up. */
  Answer remove(ServerRequest request) {
    Gate.requireSameOrigin(request);
    gate.require(request, Role.OWNER);
    String id = request.path().pathParameters().get("id");
    requireId(id);
    DecisionWrite.to(log, id, null);
    return Answer.json(Json.bytes(Json.MAPPER.createObjectNode().put("id", id)), null);
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.bad(
          "id", "allowed are up to 200 of a-z, 0-9, point, dash, underscore");
    }
  }

  private static String day(JsonBody body) {
    try {
      return LocalDate.parse(body.text("start")).toString();
    } catch (DateTimeException e) {
      throw ProblemException.bad("start", "write a day such as 2026-02-16");
    }
  }
}
