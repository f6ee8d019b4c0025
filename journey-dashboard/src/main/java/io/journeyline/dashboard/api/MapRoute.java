package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.dashboard.model.Period.Days;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.action.Action;
import io.journeyline.map.cells.Period;
import io.journeyline.map.document.MapBuilder;
import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    TARGETS("targets", "What is intended, against what is"),
    ACTIONS("actions", "What is done about pain points and missed targets, and what it changed");

    private final String path;
    private final String summary;

    Part(String path, String summary) {
      this.path = path;
      this.summary = summary;
    }
  }

  private final JourneyDefinition definition;
  private final Model model;
  private final LastAnswers answers = new LastAnswers();
  private final QuestionReader questions;
  private final Part part;

  MapRoute(JourneyDefinition definition, Model model, QuestionReader questions, Part part) {
    this.definition = definition;
    this.model = model;
    this.questions = questions;
    this.part = part;
  }

  static List<Route> all(JourneyDefinition definition, Model model, QuestionReader questions) {
    return Stream.of(Part.values())
        .<Route>map(part -> new MapRoute(definition, model, questions, part))
        .toList();
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
    Schemas.field(schema, "hideBelow", "integer", false)
        .put("description", "cells of fewer customers are not in it; 0: all are");
    if (part == Part.ACTIONS || part == Part.ALL) {
      Schemas.field(schema, "actions", Schemas.array(Schemas.object()));
      Schemas.field(schema, "opportunities", Schemas.array(Schemas.type("string", false)));
    }
    if (part == Part.ALL || part == Part.PAIN_POINTS) {
      Schemas.field(schema, "painPoints", Schemas.array(Schemas.object()));
      Schemas.field(schema, "delights", Schemas.array(Schemas.object()));
    }
    if (part == Part.ALL || part == Part.TARGETS) {
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
    if (question.selection().version() != definition.version()) {
      throw ProblemException.unknown(
          QuestionReader.VERSION,
          "maps are drawn by the present definition, version %d".formatted(definition.version()));
    }
    Moment moment = model.moment();
    String etag = Envelope.tag(moment, revision(moment), request.audience());
    if (request.knows(etag)) {
      return request.unchanged(etag);
    }
    return answers.get(
        List.of(part, question), etag, () -> draw(question, moment, request.hideBelow(), etag));
  }

  private Answer draw(Question question, Moment moment, int hideBelow, String etag) {
    MapDocument document =
        new MapBuilder(definition, new MapCells(definition, model, moment, hideBelow))
            .build(
                new MapRequest(question.selection().segment(), period(question)),
                List.of(),
                actions());
    ObjectNode json = Json.MAPPER.valueToTree(document);
    switch (part) {
      case ALL -> {}
      case PAIN_POINTS -> json.retain("map", "version", "segment", "painPoints", "delights");
      case TARGETS -> json.retain("map", "version", "segment", "targets");
      case ACTIONS -> json.retain("map", "version", "segment", "actions", "opportunities");
    }
    json.put("hideBelow", hideBelow);
    return Answer.json(Json.bytes(Envelope.moment(json, moment)), etag);
  }

  /** What was decided in this map. */
  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    model
        .records(ReadModel.ACTIONS)
        .forEach(
            (id, each) -> {
              if (each instanceof io.journeyline.schemas.Action action
                  && action.getMap().equals(definition.map())) {
                actions.add(
                    new Action(
                        id,
                        action.getAbout(),
                        action.getOwner(),
                        action.getWhat(),
                        LocalDate.parse(action.getStart()),
                        action.getExpected()));
              }
            });
    return actions;
  }

  private static Period period(Question question) {
    return question.selection().period() instanceof Days days
        ? new Period(days.from(), days.to())
        : Period.ALL;
  }

  private static String revision(Moment moment) {
    return Stream.concat(READ.stream().map(Aggregate::name), Stream.of(ReadModel.ACTIONS))
        .map(name -> String.valueOf(moment.revisions().getOrDefault(name, 0L)))
        .collect(Collectors.joining("."));
  }
}
