package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Cells;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import java.util.Set;

/** {@code GET /api/VIEW}: an aggregate as a table. */
final class TableRoute implements Route {
  private final View view;
  private final Model model;
  private final QuestionReader questions;
  private final Tables tables;
  private final RowsCache cache;

  TableRoute(View view, Model model, QuestionReader questions, Tables tables, RowsCache cache) {
    this.view = view;
    this.model = model;
    this.questions = questions;
    this.tables = tables;
    this.cache = cache;
  }

  @Override
  public String path() {
    return "/api/" + view.path();
  }

  @Override
  public String summary() {
    return view.summary();
  }

  @Override
  public Set<String> parameters() {
    return view.parameters();
  }

  @Override
  public ObjectNode schema() {
    return Schemas.table(view);
  }

  @Override
  public Answer answer(Request request) {
    Question asked = questions.read(request);
    Question question =
        view.byCount() && request.parameters().get(QuestionReader.LIMIT).isEmpty()
            ? asked.withLimit(Question.USUAL_LIMIT)
            : asked;
    Moment moment = model.moment();
    String etag = Envelope.etag(moment, view.aggregate().name(), request.audience());
    if (request.knows(etag)) {
      return request.unchanged(etag);
    }
    long revision = moment.revisions().getOrDefault(view.aggregate().name(), 0L);
    RowsCache.Written rows =
        cache.get(view.path(), question, revision, () -> write(question, revision));
    if (question.csv()) {
      return Answer.csv(
          rows.bytes(), etag, Envelope.headers(moment, rows.omitted(), rows.hidden()));
    }
    ObjectNode envelope =
        Envelope.of(question, moment).put("omitted", rows.omitted()).put("hidden", rows.hidden());
    return Answer.json(Envelope.with(envelope, "rows", rows.bytes()), etag);
  }

  private RowsCache.Written write(Question question, long revision) {
    try {
      Table table = tables.table(view, question);
      byte[] bytes = question.csv() ? Csv.bytes(table) : Json.rows(table);
      return new RowsCache.Written(revision, bytes, table.omitted(), table.hidden());
    } catch (Cells.TooManyRowsException e) {
      throw ProblemException.tooMany(e);
    }
  }
}
