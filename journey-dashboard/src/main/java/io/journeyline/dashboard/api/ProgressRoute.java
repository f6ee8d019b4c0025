package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.schemas.Progress;
import java.util.Set;
import java.util.TreeMap;

/** {@code GET /api/progress}: how far the pipeline is. */
final class ProgressRoute implements Route {
  private final Model model;

  ProgressRoute(Model model) {
    this.model = model;
  }

  @Override
  public String path() {
    return "/api/progress";
  }

  @Override
  public String summary() {
    return "How far the pipeline is, by task";
  }

  @Override
  public Set<String> parameters() {
    return Set.of();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.moment(Schemas.object());
    Schemas.field(schema, "progressAt", "string", true)
        .put("format", "date-time")
        .put("description", "when the pipeline last told how far it is");
    Schemas.field(schema, "accepted", "integer", false)
        .put("description", "touchpoints that count, duplicates among them");
    Schemas.field(schema, "rejected", "integer", false)
        .put("description", "touchpoints that the stream processor rejected");
    ObjectNode task = Schemas.object();
    Schemas.field(task, "task", "string", false);
    Schemas.field(task, "partition", "integer", false);
    Schemas.field(task, "watermark", "string", true);
    Schemas.field(task, "asOf", "string", true);
    for (String name : new String[] {"lag", "accepted", "direct", "rejected", "underWay"}) {
      Schemas.field(task, name, "integer", false);
    }
    Schemas.field(schema, "tasks", Schemas.array(task));
    return schema;
  }

  @Override
  public Answer answer(Request request) {
    Moment moment = model.moment();
    ObjectNode json = Envelope.moment(Json.MAPPER.createObjectNode(), moment);
    json.put("progressAt", Json.time(moment.progressAt()));
    json.put("accepted", moment.tasks().values().stream().mapToLong(Progress::getAccepted).sum());
    json.put("rejected", moment.tasks().values().stream().mapToLong(Progress::getRejected).sum());
    ArrayNode tasks = json.putArray("tasks");
    new TreeMap<>(moment.tasks())
        .forEach(
            (name, task) ->
                tasks
                    .addObject()
                    .put("task", name)
                    .put("partition", task.getPartition())
                    .put("watermark", known(task.getWatermark()))
                    .put("asOf", known(task.getAsOf()))
                    .put("lag", task.getLag().values().stream().mapToLong(Long::longValue).sum())
                    .put("accepted", task.getAccepted())
                    .put("direct", task.getDirect())
                    .put("rejected", task.getRejected())
                    .put("underWay", task.getUnderWay()));
    return request.json(Json.bytes(json));
  }

  private static @org.jspecify.annotations.Nullable String known(long millis) {
    return millis == Long.MIN_VALUE ? null : Json.time(millis);
  }
}
