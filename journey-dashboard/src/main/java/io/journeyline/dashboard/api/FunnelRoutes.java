package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.api.FunnelAnswers.Shown;
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

  /** How many funnels, parts of one or sides of a comparison are too small for the client. */
  private static final String HIDDEN = "hidden";

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
      ObjectNode schema = Schemas.hidden(Schemas.envelope());
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
      ObjectNode envelope = Envelope.of(question, moment);
      ArrayNode rows = Json.MAPPER.createArrayNode();
      List<List<@Nullable Object>> table = new ArrayList<>();
      int hidden = 0;
      for (Funnel funnel : definition.funnels()) {
        Shown shown = answers.read(funnel, question);
        if (shown.isHidden()) {
          hidden++;
        } else if (question.csv()) {
          table.addAll(FunnelTable.of(funnel, List.of(shown.whole()), false).rows());
        } else {
          rows.add(FunnelJson.part(funnel, shown.whole()));
        }
      }
      if (question.csv()) {
        return Answer.csv(
            Csv.bytes(new Table(FunnelTable.columns(false), table, 0, hidden)),
            etag,
            Envelope.headers(moment, 0, hidden));
      }
      envelope.put(HIDDEN, hidden).set("rows", rows);
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
      ObjectNode schema = Schemas.hidden(Schemas.envelope());
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
      Shown shown = answers.read(funnel, question);
      if (question.csv()) {
        return Answer.csv(
            Csv.bytes(FunnelTable.of(funnel, shown.parts(), question.daily())),
            etag,
            Envelope.headers(moment, 0, shown.hidden()));
      }
      ObjectNode envelope = Envelope.of(question, moment).put(HIDDEN, shown.hidden());
      envelope.set("total", FunnelJson.part(funnel, shown.whole()));
      ArrayNode rows = envelope.putArray("rows");
      shown.parts().forEach(part -> rows.add(FunnelJson.part(funnel, part)));
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
      ObjectNode schema = Schemas.hidden(Schemas.envelope());
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
      Shown shown = answers.read(funnel, question);
      Shown otherShown = answers.read(funnel, other);
      Figures one = shown.whole().figures();
      Figures two = otherShown.whole().figures();
      ObjectNode envelope = Envelope.of(question, moment);
      envelope.put(HIDDEN, (shown.isHidden() ? 1 : 0) + (otherShown.isHidden() ? 1 : 0));
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
