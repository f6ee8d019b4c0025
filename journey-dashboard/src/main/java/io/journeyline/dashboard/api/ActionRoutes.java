package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.model.DecisionLog;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Action;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/actions} and {@code DELETE /api/actions/{id}}: what owners decide. */
final class ActionRoutes {
  private static final Logger LOG = LoggerFactory.getLogger("journeyline.access");
  private static final List<String> FIELDS =
      List.of("id", "about", "what", "start", "owner", "expected");
  private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,200}");

  private final JourneyDefinition definition;
  private final Model model;
  private final Gate gate;
  private final @Nullable DecisionLog<Action> log;

  ActionRoutes(
      JourneyDefinition definition, Model model, Gate gate, @Nullable DecisionLog<Action> log) {
    this.definition = definition;
    this.model = model;
    this.gate = gate;
    this.log = log;
  }

  /** Adds one, or changes the one of the same id. */
  Answer put(ServerRequest request) {
    Gate.requireSameOrigin(request);
    Principal owner = gate.require(request, Role.OWNER);
    JsonBody body = JsonBody.of(request, FIELDS);
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
    LOG.info("{} decided on the action {}", owner.name(), id);
    ObjectNode done = Json.MAPPER.createObjectNode().put("id", id);
    return Answer.json(Json.bytes(done), null);
  }

  /** Gives one up. */
  Answer remove(ServerRequest request) {
    Gate.requireSameOrigin(request);
    Principal owner = gate.require(request, Role.OWNER);
    String id = request.path().pathParameters().get("id");
    requireId(id);
    if (!model.records(ReadModel.ACTIONS).containsKey(id)) {
      throw ProblemException.unknown("id", "there is no such action");
    }
    DecisionWrite.to(log, id, null);
    LOG.info("{} gave up the action {}", owner.name(), id);
    return Answer.json(Json.bytes(Json.MAPPER.createObjectNode().put("id", id)), null);
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.bad(
          "id", "allowed are up to 200 of a-z, 0-9, point, dash, underscore");
    }
  }

  private static String day(JsonBody body) {
    return QuestionReader.day("start", body.text("start")).toString();
  }
}
