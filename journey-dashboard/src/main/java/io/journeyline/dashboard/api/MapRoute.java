package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.dashboard.model.Period.Days;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.cells.Cells;
import io.journeyline.map.cells.Period;
import io.journeyline.map.document.MapBuilder;
import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/map}: the journey map of one group over one period, the same document as that of
 * the command {@code map}; and parts of it, at paths of their own.
 */
final class MapRoute implements Route {
  private static final List<Aggregate<?, ?>> READ =
      List.of(
          Aggregates.STAGES,
          Aggregates.TRANSITIONS,
          Aggregates.DROP_OFFS,
          Aggregates.TOUCHPOINT_STATS,
          Aggregates.FUNNELS);

  /** The parts of the document that an answer has. */
  enum Part {
    ALL("map", "The journey map: stages, touchpoints, emotion, pain points, delights, targets"),
    PAIN_POINTS("pain-points", "Where customers are lost or unhappy, or delighted"),
    TARGETS("targets", "What is intended, against what is");

    private final String path;
    private final String summary;

    Part(String path, String summary) {
      this.path = path;
      this.summary = summary;
    }
  }

  /** Draws maps, and keeps the cells that the last ones were drawn from. */
  static final class Drawing {
    private final JourneyDefinition definition;
    private final Model model;
    private final MapCells reader;
    private @Nullable Drawn last;

    Drawing(JourneyDefinition definition, Model model) {
      this.definition = definition;
      this.model = model;
      reader = new MapCells(definition, model);
    }

    private record Drawn(String revision, Cells cells) {}

    synchronized Cells cells(Moment moment, int hideBelow) {
      String revision = Envelope.tag(moment, revision(moment), hideBelow);
      Drawn drawn = last;
      if (drawn == null || !drawn.revision().equals(revision)) {
        drawn = new Drawn(revision, reader.read(moment, hideBelow));
        last = drawn;
      }
      return drawn.cells();
    }
  }

  private final Drawing drawing;
  private final QuestionReader questions;
  private final Part part;

  MapRoute(Drawing drawing, QuestionReader questions, Part part) {
    this.drawing = drawing;
    this.questions = questions;
    this.part = part;
  }

  static List<Route> all(JourneyDefinition definition, Model model, QuestionReader questions) {
    Drawing drawing = new Drawing(definition, model);
    return List.of(
        new MapRoute(drawing, questions, Part.ALL),
        new MapRoute(drawing, questions, Part.PAIN_POINTS),
        new MapRoute(drawing, questions, Part.TARGETS));
  }

  @Override
  public String path() {
    return "/api/" + part.path;
  }

  @Override
  public String summary() {
    return part.summary;
  }

  @Override
  public Set<String> parameters() {
    return Set.of(
        QuestionReader.FROM, QuestionReader.TO, QuestionReader.SEGMENT, QuestionReader.VERSION);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.moment(Schemas.object());
    Schemas.field(schema, "map", "string", false);
    Schemas.field(schema, "version", "integer", false);
    Schemas.field(schema, "segment", "string", false);
    if (part != Part.TARGETS) {
      Schemas.field(schema, "painPoints", Schemas.array(Schemas.object()));
      Schemas.field(schema, "delights", Schemas.array(Schemas.object()));
    }
    if (part != Part.PAIN_POINTS) {
      Schemas.field(schema, "targets", Schemas.array(Schemas.object()));
    }
    if (part == Part.ALL) {
      for (String name : List.of("stages", "channels", "personas", "curves", "transitions")) {
        Schemas.field(schema, name, Schemas.array(Schemas.object()));
      }
      schema.put("description", "More of its form: map.schema.json of the documents");
    }
    return schema;
  }

  @Override
  public Answer answer(Request request) {
    Question question = questions.read(request);
    JourneyDefinition definition = drawing.definition;
    if (question.selection().version() != definition.version()) {
      throw ProblemException.unknown(
          QuestionReader.VERSION,
          "maps are drawn by the present definition, version %d".formatted(definition.version()));
    }
    Moment moment = drawing.model.moment();
    String etag = Envelope.tag(moment, revision(moment), request.hideBelow());
    if (request.knows(etag)) {
      return request.unchanged(etag);
    }
    MapDocument document =
        new MapBuilder(definition, drawing.cells(moment, request.hideBelow()))
            .build(new MapRequest(question.selection().segment(), period(question)));
    ObjectNode json = Json.MAPPER.valueToTree(document);
    switch (part) {
      case ALL -> {}
      case PAIN_POINTS -> json.retain("map", "version", "segment", "painPoints", "delights");
      case TARGETS -> json.retain("map", "version", "segment", "targets");
    }
    return Answer.json(Json.bytes(Envelope.moment(json, moment)), etag);
  }

  private static Period period(Question question) {
    return question.selection().period() instanceof Days days
        ? new Period(days.from(), days.to())
        : Period.ALL;
  }

  private static String revision(Moment moment) {
    return READ.stream()
        .map(aggregate -> String.valueOf(moment.revisions().getOrDefault(aggregate.name(), 0L)))
        .collect(Collectors.joining("."));
  }
}
