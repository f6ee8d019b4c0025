package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.schemas.RejectedTouchpoint;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/rejected}: the last records that could not be counted, the newest first. What
 * they hold, and what is wrong with it in words, is personal data, and for analysts.
 */
final class RejectedRoute implements Route {
  private static final Logger ACCESS = LoggerFactory.getLogger("journeyline.access");
  private static final Comparator<RejectedTouchpoint> NEWEST_FIRST =
      Comparator.comparingLong(RejectedTouchpoint::getReceivedAt)
          .reversed()
          .thenComparing(RejectedTouchpoint::getSource)
          .thenComparing(RejectedTouchpoint::getOrigin);

  private final Model model;

  RejectedRoute(Model model) {
    this.model = model;
  }

  @Override
  public String path() {
    return "/api/" + ReadModel.REJECTED;
  }

  @Override
  public String summary() {
    return "The last records that could not be counted; what they hold is for analysts";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.moment(Schemas.object());
    Schemas.field(schema, "masked", "boolean", false)
        .put("description", "whether contents are left out, for this client's role");
    ObjectNode row = Schemas.object();
    Schemas.field(row, "receivedAt", "string", false).put("format", "date-time");
    Schemas.field(row, "occurredAt", "string", true).put("format", "date-time");
    for (String name : List.of("source", "stage", "reason")) {
      Schemas.field(row, name, "string", false);
    }
    Schemas.field(row, "size", "integer", false).put("description", "bytes of the whole record");
    Schemas.field(row, "detail", "string", true).put("description", "what is wrong, in words");
    Schemas.field(row, "origin", "string", true).put("description", "where it came from");
    Schemas.field(row, "content", "string", true)
        .put("description", "its first 2048 bytes, as text");
    Schemas.field(schema, "rows", Schemas.array(row));
    return schema;
  }

  @Override
  public Answer answer(Request request) {
    boolean isMasked = !request.seesCustomers();
    ObjectNode json =
        Envelope.moment(Json.MAPPER.createObjectNode(), model.moment()).put("masked", isMasked);
    ArrayNode rows = json.putArray("rows");
    model.records(ReadModel.REJECTED).values().stream()
        .filter(RejectedTouchpoint.class::isInstance)
        .map(RejectedTouchpoint.class::cast)
        .sorted(NEWEST_FIRST)
        .forEach(rejected -> put(rows.addObject(), rejected, isMasked));
    if (isMasked) {
      return request.json(Json.bytes(json));
    }
    if (!rows.isEmpty()) {
      ACCESS.info(
          "{} ({}) looked at {} rejected records",
          request.principal().name(),
          request.principal().role().label(),
          rows.size());
    }
    return Answer.personal(Json.bytes(json));
  }

  private static void put(ObjectNode row, RejectedTouchpoint rejected, boolean isMasked) {
    Long whole = rejected.getTruncatedFrom();
    row.put("receivedAt", Json.time(rejected.getReceivedAt()))
        .put("occurredAt", Json.time(rejected.getOccurredAt()))
        .put("source", rejected.getSource())
        .put("stage", rejected.getStage())
        .put("reason", rejected.getReason())
        .put("size", whole == null ? rejected.getBytes().remaining() : whole)
        .put("detail", isMasked ? null : rejected.getDetail())
        .put("origin", isMasked ? null : rejected.getOrigin())
        .put("content", isMasked ? null : text(rejected));
  }

  private static String text(RejectedTouchpoint rejected) {
    return StandardCharsets.UTF_8.decode(rejected.getBytes().duplicate()).toString();
  }
}
