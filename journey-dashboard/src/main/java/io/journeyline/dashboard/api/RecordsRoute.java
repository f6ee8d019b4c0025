package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** {@code GET /api/NAME}: the present records of a topic that has few. */
final class RecordsRoute implements Route {
  /** A record that does not have its key among its fields is told with it. */
  private static final String ID = "id";

  private final String name;
  private final String summary;
  private final Schema schema;
  private final Set<String> times;
  private final Mask mask;
  private final Model model;

  /** Takes out of a record what is not for a client. */
  interface Mask {
    /** Leaves every record as it is. */
    Mask NONE = (_, _) -> true;

    /** Whether anything of the record is for the client. */
    boolean leaves(ObjectNode row, Request request);
  }

  /**
   * @param times names of the fields that are moments, in ms
   */
  RecordsRoute(
      String name, String summary, Schema schema, Set<String> times, Mask mask, Model model) {
    this.name = name;
    this.summary = summary;
    this.schema = schema;
    this.times = Set.copyOf(times);
    this.mask = mask;
    this.model = model;
  }

  @Override
  public String path() {
    return "/api/" + name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode answer = Schemas.hidden(Schemas.moment(Schemas.object()));
    ObjectNode row = AvroJson.schema(schema, times);
    if (schema.getField(ID) == null) {
      Schemas.field(row, ID, "string", false);
    }
    Schemas.field(answer, "rows", Schemas.array(row));
    return answer;
  }

  @Override
  public Answer answer(Request request) {
    Moment moment = model.moment();
    String etag = Envelope.etag(moment, name, request.audience());
    if (request.knows(etag)) {
      return request.unchanged(etag);
    }
    ObjectNode json = Envelope.moment(Json.MAPPER.createObjectNode(), moment);
    ArrayNode rows = Json.MAPPER.createArrayNode();
    int hidden = 0;
    for (Map.Entry<String, SpecificRecord> each : new TreeMap<>(model.records(name)).entrySet()) {
      ObjectNode row = AvroJson.of(each.getValue(), times);
      if (!row.has(ID)) {
        row.put(ID, each.getKey());
      }
      if (mask.leaves(row, request)) {
        rows.add(row);
      } else {
        hidden++;
      }
    }
    json.put("hidden", hidden).set("rows", rows);
    return Answer.json(Json.bytes(json), etag);
  }
}
