package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/funnels}, {@code GET /api/funnels/{id}}, and comparisons. */
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

  /** What the names of the second side's parameters start with. */
  private static final String OTHER = "other";

  private static final Set<String> COMPARED =
      Set.of(
          QuestionReader.FROM,
          QuestionReader.TO,
          QuestionReader.SEGMENT,
          QuestionReader.VERSION,
          QuestionReader.BY,
          QuestionReader.named(OTHER, QuestionReader.FROM),
          QuestionReader.named(OTHER, QuestionReader.TO),
          QuestionReader.named(OTHER, QuestionReader.SEGMENT));

  private final JourneyDefinition definition;
  private final Model model;
  private final QuestionReader questions;
  private final FunnelAnswers answers;

  FunnelRoutes(JourneyDefinition definition, Model model, QuestionReader questions) {
    this.definition = definition;
    this.model = model;
    this.questions = questions;
    answers = new FunnelAnswers(definition, model.cells());
  }

  List<Route> routes() {
    return List.of(new All(), new One(), new Compared());
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
      Schemas.field(schema, "rows", Schemas.array(FunnelJson.schema()));
      return schema;
    }

    @Override
    public Answer answer(Request request) {
      Question question = questions.read(request);
      Moment moment = model.moment();
      String etag = Envelope.etag(moment, Aggregates.FUNNELS.name(), request.audience());
      if (request.knows(etag)) {
        return request.unchanged(etag);
      }
      if (question.csv()) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Funnel funnel : definition.funnels()) {
          rows.addAll(
              FunnelTable.of(
                      funnel, List.of(FunnelAnswers.whole(answers.parts(funnel, question))), false)
                  .rows());
        }
        return Answer.csv(
            Csv.bytes(new Table(FunnelTable.columns(false), rows, 0, 0)),
            etag,
            Envelope.headers(moment));
      }
      ObjectNode envelope = Envelope.of(question, moment);
      ArrayNode rows = envelope.putArray("rows");
      for (Funnel funnel : definition.funnels()) {
        rows.add(FunnelJson.part(funnel, FunnelAnswers.whole(answers.parts(funnel, question))));
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
      Schemas.field(schema, "total", FunnelJson.schema());
      Schemas.field(schema, "rows", Schemas.array(FunnelJson.schema()));
      return schema;
    }

    @Override
    public Answer answer(Request request) {
      Funnel funnel = answers.funnel(request.path("id"));
      Question question = questions.read(request);
      Moment moment = model.moment();
      String etag = Envelope.etag(moment, Aggregates.FUNNELS.name(), request.audience());
      if (request.knows(etag)) {
        return request.unchanged(etag);
      }
      List<FunnelAnswers.Part> parts = answers.parts(funnel, question);
      if (question.csv()) {
        return Answer.csv(
            Csv.bytes(FunnelTable.of(funnel, parts, question.daily())),
            etag,
            Envelope.headers(moment));
      }
      ObjectNode envelope = Envelope.of(question, moment);
      envelope.set("total", FunnelJson.part(funnel, FunnelAnswers.whole(parts)));
      ArrayNode rows = envelope.putArray("rows");
      parts.forEach(part -> rows.add(FunnelJson.part(funnel, part)));
      return Answer.json(Json.bytes(envelope), etag);
    }
  }

  /** Two periods or segments side by side. */
  private final class Compared implements Route {
    @Override
    public String path() {
      return "/api/funnels/{id}/comparison";
    }

    @Override
    public String summary() {
      return "One funnel in two periods or segments, and whether the difference is one";
    }

    @Override
    public Set<String> parameters() {
      return COMPARED;
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = Schemas.envelope();
      Schemas.field(schema, "one", FunnelJson.schema());
      Schemas.field(schema, "other", FunnelJson.schema());
      Schemas.field(schema, "conversion", Difference.schema())
          .put("description", "of the shares of attempts that are not pending; other minus one");
      Schemas.field(schema, "steps", Schemas.array(Difference.schema()))
          .put("description", "of the shares of entered that reached each step; other minus one");
      return schema;
    }

    @Override
    public Answer answer(Request request) {
      Funnel funnel = answers.funnel(request.path("id"));
      Question question = questions.read(request);
      Question other = questions.read(request, OTHER);
      Moment moment = model.moment();
      String etag = Envelope.etag(moment, Aggregates.FUNNELS.name(), request.audience());
      if (request.knows(etag)) {
        return request.unchanged(etag);
      }
      Figures one = FunnelAnswers.whole(answers.parts(funnel, question)).figures();
      Figures two = FunnelAnswers.whole(answers.parts(funnel, other)).figures();
      ObjectNode envelope = Envelope.of(question, moment);
      envelope.set("one", FunnelJson.part(funnel, new FunnelAnswers.Part(null, null, one)));
      envelope.set("other", FunnelJson.part(funnel, new FunnelAnswers.Part(null, null, two)));
      envelope.set(
          "conversion",
          Difference.json(
              Difference.of(
                  one.sum(FunnelFigures.CONVERTED), settled(one),
                  two.sum(FunnelFigures.CONVERTED), settled(two))));
      ArrayNode steps = envelope.putArray("steps");
      for (int i = 0; i < funnel.steps().size(); i++) {
        steps.add(
            Difference.json(
                Difference.of(
                    FunnelFigures.reached(one, i), one.sum(FunnelFigures.ENTERED),
                    FunnelFigures.reached(two, i), two.sum(FunnelFigures.ENTERED))));
      }
      return Answer.json(Json.bytes(envelope), etag);
    }

    private static long settled(Figures figures) {
      return figures.sum(FunnelFigures.ENTERED) - figures.sum(FunnelFigures.PENDING);
    }
  }
}
