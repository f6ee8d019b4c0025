package io.journeyline.dashboard.api;

import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.FunnelFigures;
import io.journeyline.dashboard.model.Cells;
import io.journeyline.dashboard.model.Cells.Row;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a funnel. */
record FunnelAnswers(JourneyDefinition definition, Cells cells) {

  /** A breakdown value's figures; the whole funnel's has none. */
  record Part(@Nullable String by, @Nullable String day, Figures figures) {}

  /**
   * @throws ProblemException when there is no such funnel
   */
  Funnel funnel(String id) {
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

  /**
   * What a client sees of a funnel.
   *
   * @param whole all together; nothing where that is too small
   * @param parts by breakdown value and, if asked for, by day
   * @param hidden how many parts are too small for the client
   * @param isHidden whether the whole is
   */
  record Shown(Part whole, List<Part> parts, int hidden, boolean isHidden) {}

  Shown read(Funnel funnel, Question question) {
    List<Row> rows = rows(funnel, question);
    SmallCells small = new SmallCells(question.hideBelow(), rows, FunnelAnswers::attempts);
    small.within(row -> Objects.requireNonNullElse(row.day(), ""));
    if (question.daily()) {
      small.within(Row::dimensions);
    }
    List<Row> wanted =
        rows.stream()
            .filter(
                row -> question.by() == null || question.by().equals(row.dimensions().getLast()))
            .toList();
    List<Part> parts =
        wanted.stream()
            .filter(row -> !small.hides(row))
            .map(row -> new Part(row.dimensions().getLast(), row.day(), row.figures()))
            .sorted(
                Comparator.comparing((Part part) -> Objects.requireNonNullElse(part.day(), ""))
                    .thenComparing(part -> Objects.requireNonNullElse(part.by(), "")))
            .toList();
    int hidden = wanted.size() - parts.size();
    if (wanted.isEmpty()) {
      return new Shown(whole(parts), parts, 0, false);
    }
    Part whole = question.by() == null ? whole(rows.stream().map(Row::figures)) : whole(parts);
    return whole.figures().sum(FunnelFigures.ENTERED) < question.hideBelow()
        ? new Shown(whole(List.of()), List.of(), wanted.size(), true)
        : new Shown(whole, parts, hidden, false);
  }

  private static Part whole(List<Part> parts) {
    return whole(parts.stream().map(Part::figures));
  }

  private static Part whole(Stream<Figures> figures) {
    Figures sum = new Figures();
    figures.forEach(each -> sum.add(each.toBytes(), 1));
    return new Part(null, null, sum);
  }

  /** Attempts stand for customers, whom funnels do not know. */
  private static long attempts(Row row) {
    return row.figures().sum(FunnelFigures.ENTERED);
  }

  private List<Row> rows(Funnel funnel, Question question) {
    Predicate<List<String>> wanted = dimensions -> dimensions.getFirst().equals(funnel.id());
    try {
      return question.daily()
          ? cells.daily(Aggregates.FUNNELS, question.selection(), wanted, QuestionReader.MOST_ROWS)
          : cells.total(Aggregates.FUNNELS, question.selection(), wanted, QuestionReader.MOST_ROWS);
    } catch (Cells.TooManyRowsException e) {
      throw ProblemException.tooMany(e);
    }
  }
}
