package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.model.DecisionLog;
import io.journeyline.dashboard.model.Model;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.AlertSilence;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/alerts/silences} and {@code DELETE /api/alerts/silences/{id}}: owners keep
 * alerts from being delivered. Who did so is in the silence, and in the log.
 */
final class SilenceRoutes {
  static final String PATH = "/api/alerts/silences";

  private static final Logger LOG = LoggerFactory.getLogger("journeyline.access");
  private static final List<String> DIMENSIONS = List.of("segment", "touchpoint", "channel", "by");
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int ID_DIGITS = 8;

  private final JourneyDefinition definition;
  private final Model model;
  private final Gate gate;
  private final @Nullable DecisionLog<AlertSilence> log;
  private final InstantSource clock;

  SilenceRoutes(
      JourneyDefinition definition,
      Model model,
      Gate gate,
      @Nullable DecisionLog<AlertSilence> log,
      InstantSource clock) {
    this.definition = definition;
    this.model = model;
    this.gate = gate;
    this.log = log;
    this.clock = clock;
  }

  /** Silences from now on. */
  Answer begin(ServerRequest request) {
    Gate.requireSameOrigin(request);
    Principal owner = gate.require(request, Role.OWNER);
    JsonBody body = JsonBody.of(request, List.of("for", "reason", "rule", "dimensions"));
    long now = clock.millis();
    AlertSilence silence =
        new AlertSilence(
            rule(body),
            dimensions(body),
            now,
            now + duration(body).toMillis(),
            owner.name(),
            body.text("reason"));
    String id = UUID.randomUUID().toString().substring(0, ID_DIGITS);
    DecisionWrite.to(log, id, silence);
    LOG.info(
        "{} silenced {} until {}, as {}",
        owner.name(),
        silence.getRule() == null ? "every alert rule" : "alert rule " + silence.getRule(),
        Json.time(silence.getUntil()),
        id);
    ObjectNode done = Json.MAPPER.createObjectNode().put("id", id);
    done.put("until", Json.time(silence.getUntil()));
    return Answer.json(Json.bytes(done), null);
  }

  /** Lifts a silence. */
  Answer end(ServerRequest request) {
    Gate.requireSameOrigin(request);
    Principal owner = gate.require(request, Role.OWNER);
    String id = request.path().pathParameters().get("id");
    if (!model.records("alert-silences").containsKey(id)) {
      throw ProblemException.unknown("id", "there is no such silence");
    }
    DecisionWrite.to(log, id, null);
    LOG.info("{} lifted the silence {}", owner.name(), id);
    return Answer.json(Json.bytes(Json.MAPPER.createObjectNode().put("id", id)), null);
  }

  /** Null for every rule. */
  private @Nullable String rule(JsonBody body) {
    String rule = body.optionalText("rule");
    List<String> known = definition.alerts().rules().stream().map(AlertRule::id).toList();
    if (rule != null && !known.contains(rule)) {
      throw ProblemException.bad(
          "rule", "no alert rule has this id; there are " + String.join(", ", known));
    }
    return rule;
  }

  private static Map<String, String> dimensions(JsonBody body) {
    Map<String, String> dimensions = body.texts("dimensions");
    if (!DIMENSIONS.containsAll(dimensions.keySet())) {
      throw ProblemException.bad("dimensions", "allowed are " + String.join(", ", DIMENSIONS));
    }
    return dimensions;
  }

  private static Duration duration(JsonBody body) {
    try {
      Duration duration = Duration.parse(body.text("for"));
      if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw ProblemException.bad("for", "write a duration such as PT2H, of at most 30 days");
  }
}
