package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.api.Table.Column;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.dashboard.model.Cells;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/funnels} and {@code GET /api/funnels/{id}}. */
final class FunnelRoutes {
  private static final Set<String> PERIOD =
      Set.of(
          QuestionReader.FROM,
          QuestionReader.TO,
          QuestionReader.SEGMENT,
          QuestionReader.VERSION,
          QuestionReader.FORMAT);
  private static final Set<String> ONE =
      Set.of(
          QuestionReader.FROM,
          QuestionReader.TO,
          QuestionReader.SEGMENT,
          QuestionReader.VERSION,
          QuestionReader.FORMAT,
          QuestionReader.GRAIN,
          QuestionReader.BY);

  private final JourneyDefinition definition;
  private final Model model;
  private final QuestionReader questions;

  FunnelRoutes(JourneyDefinition definition, Model model, QuestionReader questions) {
    this.definition = definition;
    this.model = model;
    this.questions = questions;
  }

  List<Route> routes() {
    return List.of(new All(), new One());
  }

  /** A breakdown value's figures; the whole funnel's has none. */
  private record Part(@Nullable String by, @Nullable String day, Figures figures) {}

  private Funnel funnel(String id) {
    return definition.funnels().stream()
        .filter(funnel -> funnel.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.unknown(
                    "id",
                    "there is no funnel '%s'; there are %s"
                        .formatted(
                            Parameters.plain(id),
                            definition.funnels().stream()
                                .map(Funnel::id)
                                .collect(Collectors.joining(", ")))));
  }

  private List<Part> parts(Funnel funnel, Question question) {
    Cells cells = model.cells();
    List<Row> rows =
        question.daily()
            ? cells.daily(
                Aggregates.FUNNELS,
                question.selection(),
                dimensions -> isWanted(funnel, question, dimensions),
                QuestionReader.MOST_ROWS)
            : cells.total(
                Aggregates.FUNNELS,
                question.selection(),
                dimensions -> isWanted(funnel, question, dimensions),
                QuestionReader.MOST_ROWS);
    return rows.stream()
        .filter(row -> row.figures().sum(FunnelFigures.ENTERED) >= question.hideBelow())
        .map(row -> new Part(row.dimensions().getLast(), row.day(), row.figures()))
        .sorted(
            Comparator.comparing((Part part) -> Objects.requireNonNullElse(part.day(), ""))
                .thenComparing(part -> Objects.requireNonNullElse(part.by(), "")))
        .toList();
  }

  private static boolean isWanted(Funnel funnel, Question question, List<String> dimensions) {
    return dimensions.getFirst().equals(funnel.id())
        && (question.by() == null || question.by().equals(dimensions.getLast()));
  }

  private static Part whole(List<Part> parts) {
    Figures sum = new Figures();
    parts.forEach(part -> sum.add(part.figures().toBytes(), 1));
    return new Part(null, null, sum);
  }

  private static ObjectNode json(Funnel funnel, Part part) {
    Figures figures = part.figures();
    long entered = figures.sum(FunnelFigures.ENTERED);
    long converted = figures.sum(FunnelFigures.CONVERTED);
    long pending = figures.sum(FunnelFigures.PENDING);
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("funnel", funnel.id());
    json.put("by", part.by());
    if (part.day() != null) {
      json.put("day", part.day());
    }
    json.put("entered", entered)
        .put("converted", converted)
        .put("pending", pending)
        .put("dropped", entered - converted - pending);
    json.set("conversionRate", ratio(Ratio.of(converted, entered)));
    json.set("settledConversionRate", ratio(Ratio.of(converted, entered - pending)));
    json.put("convertP50", FunnelFigures.convertTime(figures).percentile(50));
    json.put("convertP90", FunnelFigures.convertTime(figures).percentile(90));
    ArrayNode steps = json.putArray("steps");
    for (int i = 0; i < funnel.steps().size(); i++) {
      steps.add(step(funnel, figures, i));
    }
    return json;
  }

  private static ObjectNode step(Funnel funnel, Figures figures, int i) {
    long reached = FunnelFigures.reached(figures, i);
    long before = i == 0 ? reached : FunnelFigures.reached(figures, i - 1);
    ObjectNode step = Json.MAPPER.createObjectNode();
    step.put("step", funnel.steps().get(i).id());
    step.put("reached", reached);
    step.put("droppedAt", FunnelFigures.droppedAt(figures, i));
    step.set("ofEntered", ratio(Ratio.of(reached, figures.sum(FunnelFigures.ENTERED))));
    step.set("ofPrevious", ratio(Ratio.of(reached, before)));
    step.put("timeP50", FunnelFigures.stepTime(figures, i).percentile(50));
    step.put("timeP90", FunnelFigures.stepTime(figures, i).percentile(90));
    return step;
  }

  static com.fasterxml.jackson.databind.JsonNode ratio(@Nullable Ratio ratio) {
    return ratio == null
        ? Json.MAPPER.nullNode()
        : Json.MAPPER
            .createObjectNode()
            .put("value", ratio.value())
            .put("low", ratio.low())
            .put("high", ratio.high());
  }

  private static Table table(Funnel funnel, List<Part> parts, boolean daily) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Part part : parts) {
      Figures figures = part.figures();
      for (int i = 0; i < funnel.steps().size(); i++) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(funnel.id());
        row.add(part.by());
        if (daily) {
          row.add(part.day());
        }
        row.add(figures.sum(FunnelFigures.ENTERED));
        row.add(figures.sum(FunnelFigures.CONVERTED));
        row.add(figures.sum(FunnelFigures.PENDING));
        row.add(FunnelFigures.convertTime(figures).percentile(50));
        row.add(FunnelFigures.convertTime(figures).percentile(90));
        row.add(funnel.steps().get(i).id());
        row.add(FunnelFigures.reached(figures, i));
        row.add(FunnelFigures.droppedAt(figures, i));
        row.add(Ratio.of(FunnelFigures.reached(figures, i), figures.sum(FunnelFigures.ENTERED)));
        row.add(FunnelFigures.stepTime(figures, i).percentile(50));
        row.add(FunnelFigures.stepTime(figures, i).percentile(90));
        rows.add(row);
      }
    }
    return new Table(columns(daily), rows, 0, 0);
  }

  private static List<Column> columns(boolean daily) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("funnel", Table.Type.TEXT, "id of the funnel"));
    columns.add(new Column("by", Table.Type.TEXT, "breakdown value"));
    if (daily) {
      columns.add(new Column("day", Table.Type.TEXT, "day on which the attempts started"));
    }
    for (String name : List.of("entered", "converted", "pending")) {
      columns.add(new Column(name, Table.Type.COUNT, name));
    }
    columns.add(new Column("convertP50", Table.Type.DURATION, "median time to convert, ms"));
    columns.add(new Column("convertP90", Table.Type.DURATION, "90 % convert within, ms"));
    columns.add(new Column("step", Table.Type.TEXT, "id of the step"));
    columns.add(new Column("reached", Table.Type.COUNT, "attempts that reached the step"));
    columns.add(new Column("droppedAt", Table.Type.COUNT, "attempts that ended at the step"));
    columns.add(new Column("ofEntered", Table.Type.RATIO, "reached of entered"));
    columns.add(
        new Column("timeP50", Table.Type.DURATION, "median time since the step before, ms"));
    columns.add(new Column("timeP90", Table.Type.DURATION, "90 % take the step within, ms"));
    return columns;
  }

  private static ObjectNode partSchema() {
    ObjectNode part = Schemas.object();
    Schemas.field(part, "funnel", "string", false);
    Schemas.field(part, "by", "string", true)
        .put("description", "breakdown value; null: all together");
    part.withObjectProperty("properties").set("day", Schemas.type("string", false));
    for (String name : List.of("entered", "converted", "pending", "dropped")) {
      Schemas.field(part, name, "integer", false);
    }
    Schemas.field(part, "conversionRate", Schemas.ratio())
        .put("description", "converted of entered");
    Schemas.field(part, "settledConversionRate", Schemas.ratio())
        .put("description", "converted of those that are not pending");
    Schemas.field(part, "convertP50", "integer", true);
    Schemas.field(part, "convertP90", "integer", true);
    ObjectNode step = Schemas.object();
    Schemas.field(step, "step", "string", false);
    Schemas.field(step, "reached", "integer", false);
    Schemas.field(step, "droppedAt", "integer", false);
    Schemas.field(step, "ofEntered", Schemas.ratio());
    Schemas.field(step, "ofPrevious", Schemas.ratio());
    Schemas.field(step, "timeP50", "integer", true);
    Schemas.field(step, "timeP90", "integer", true);
    Schemas.field(part, "steps", Schemas.array(step));
    return part;
  }

  /** All funnels, each as a whole. */
  private final class All implements Route {
    @Override
    public String path() {
      return "/api/funnels";
    }

    @Override
    public String summary() {
      return "All funnels, each without breakdown";
    }

    @Override
    public Set<String> parameters() {
      return PERIOD;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.envelope();
      Schemas.field(schema, "rows", Schemas.array(partSchema()));
      return schema;
    }

    @Override
    public Answer answer(Request request) {
      Question question = questions.read(request);
      Moment moment = model.moment();
      String etag = Envelope.etag(moment, Aggregates.FUNNELS.name(), request.hideBelow());
      if (request.knows(etag)) {
        return request.unchanged(etag);
      }
      if (question.csv()) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Funnel funnel : definition.funnels()) {
          rows.addAll(table(funnel, List.of(whole(parts(funnel, question))), false).rows());
        }
        return Answer.csv(Csv.bytes(new Table(columns(false), rows, 0, 0)), etag);
      }
      ObjectNode envelope = Envelope.of(question, moment);
      ArrayNode rows = envelope.putArray("rows");
      for (Funnel funnel : definition.funnels()) {
        rows.add(json(funnel, whole(parts(funnel, question))));
      }
      return Answer.json(Json.bytes(envelope), etag);
    }
  }

  /** One funnel with its breakdown. */
  private final class One implements Route {
    @Override
    public String path() {
      return "/api/funnels/{id}";
    }

    @Override
    public String summary() {
      return "One funnel: all together, and by breakdown value";
    }

    @Override
    public Set<String> parameters() {
      return ONE;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.envelope();
      Schemas.field(schema, "total", partSchema());
      Schemas.field(schema, "rows", Schemas.array(partSchema()));
      return schema;
    }

    @Override
    public Answer answer(Request request) {
      Funnel funnel = funnel(request.path("id"));
      Question question = questions.read(request);
      Moment moment = model.moment();
      String etag = Envelope.etag(moment, Aggregates.FUNNELS.name(), request.hideBelow());
      if (request.knows(etag)) {
        return request.unchanged(etag);
      }
      List<Part> parts = parts(funnel, question);
      if (question.csv()) {
        return Answer.csv(Csv.bytes(table(funnel, parts, question.daily())), etag);
      }
      ObjectNode envelope = Envelope.of(question, moment);
      envelope.set("total", json(funnel, whole(parts)));
      ArrayNode rows = envelope.putArray("rows");
      parts.forEach(part -> rows.add(json(funnel, part)));
      return Answer.json(Json.bytes(envelope), etag);
    }
  }
}
