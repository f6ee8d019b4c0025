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

  /** Ids of single customers, whom viewers do not see. */
  private static final String EXAMPLES = "examples";

  private final String name;
  private final String summary;
  private final Schema schema;
  private final Set<String> times;
  private final Model model;

  /**
   * @param times names of the fields that are moments, in ms
   */
  RecordsRoute(String name, String summary, Schema schema, Set<String> times, Model model) {
    this.name = name;
    this.summary = summary;
    this.schema = schema;
    this.times = Set.copyOf(times);
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
    ObjectNode answer = Schemas.moment(Schemas.object());
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
    ArrayNode rows = json.putArray("rows");
    Map<String, SpecificRecord> records = new TreeMap<>(model.records(name));
    records.forEach(
        (key, each) -> {
          ObjectNode row = AvroJson.of(each, times);
          if (row.has(EXAMPLES) && !request.seesCustomers()) {
            row.putArray(EXAMPLES);
          }
          if (!row.has(ID)) {
            row.put(ID, key);
          }
          rows.add(row);
        });
    return Answer.json(Json.bytes(json), etag);
  }
}
