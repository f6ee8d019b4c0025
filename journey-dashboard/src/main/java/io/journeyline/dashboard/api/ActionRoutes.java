package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.model.ActionLog;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Action;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/actions} and {@code DELETE /api/actions/{id}}: what owners decide. */
final class ActionRoutes {
  private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,200}");
  private static final int LARGEST = 16_384;
  private static final int LONGEST = 2_000;
  private static final int NOT_SET_UP = 501;
  private static final int UNAVAILABLE = 503;

  private final JourneyDefinition definition;
  private final Gate gate;
  private final @Nullable ActionLog log;

  ActionRoutes(JourneyDefinition definition, Gate gate, @Nullable ActionLog log) {
    this.definition = definition;
    this.gate = gate;
    this.log = log;
  }

  /** Adds one, or changes the one of the same id. */
  Answer put(ServerRequest request) {
    Gate.requireSameOrigin(request);
    gate.require(request, Role.OWNER);
    JsonNode body = body(request);
    String id = text(body, "id");
    requireId(id);
    Action action =
        new Action(
            definition.map(),
            text(body, "about"),
            body.path("owner").isTextual() ? text(body, "owner") : null,
            text(body, "what"),
            day(body),
            body.path("expected").isNumber() ? body.path("expected").doubleValue() : null);
    write(id, action);
    ObjectNode done = Json.MAPPER.createObjectNode().put("id", id);
    return Answer.json(Json.bytes(done), null);
  }

  /** Gives one up. */
  Answer remove(ServerRequest request) {
    Gate.requireSameOrigin(request);
    gate.require(request, Role.OWNER);
    String id = request.path().pathParameters().get("id");
    requireId(id);
    write(id, null);
    return Answer.json(Json.bytes(Json.MAPPER.createObjectNode().put("id", id)), null);
  }

  private void write(String id, @Nullable Action action) {
    ActionLog known = log;
    if (known == null) {
      throw new ProblemException(NOT_SET_UP, "not-set-up", "actions cannot be written here", null);
    }
    try {
      known.put(id, action);
    } catch (KafkaException e) {
      throw new ProblemException(
          UNAVAILABLE, "unavailable", "Kafka does not take it at present; try again later", null);
    }
  }

  private static JsonNode body(ServerRequest request) {
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw ProblemException.bad("body", "larger than " + LARGEST + " bytes");
      }
      JsonNode body = Json.MAPPER.readTree(bytes);
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw ProblemException.bad(
        "body", "it must be a JSON object with id, about, what, start and, if known, owner");
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw ProblemException.bad(
          "id", "allowed are up to 200 of a-z, 0-9, point, dash, underscore");
    }
  }

  private static String text(JsonNode body, String field) {
    String text = body.path(field).asText("").strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ProblemException.bad(field, "it must have 1 to " + LONGEST + " characters");
    }
    return text;
  }

  private static String day(JsonNode body) {
    try {
      return LocalDate.parse(text(body, "start")).toString();
    } catch (DateTimeException e) {
      throw ProblemException.bad("start", "write a day such as 2026-02-16");
    }
  }
}
