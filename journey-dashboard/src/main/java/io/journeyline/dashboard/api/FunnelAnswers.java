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
import java.util.stream.Collectors;
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

  /** By breakdown value and, if asked for, by day. */
  List<Part> parts(Funnel funnel, Question question) {
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

  static boolean isWanted(Funnel funnel, Question question, List<String> dimensions) {
    return dimensions.getFirst().equals(funnel.id())
        && (question.by() == null || question.by().equals(dimensions.getLast()));
  }

  /** All together. */
  static Part whole(List<Part> parts) {
    Figures sum = new Figures();
    parts.forEach(part -> sum.add(part.figures().toBytes(), 1));
    return new Part(null, null, sum);
  }
}
