package io.journeyline.dashboard.api;

import io.journeyline.dashboard.api.Table.Column;
import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Figures;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an aggregate is shown: what may be asked, and what is computed when it is read.
 *
 * @param path below {@code /api/}
 * @param channels places of the dimensions that a channel may be asked of
 * @param extras further columns
 * @param shares columns that compare a row with others of its answer
 * @param byCount whether rows come by count, the greatest first, and may be limited
 */
record View(
    String path,
    String summary,
    Aggregate<?, ?> aggregate,
    List<Integer> channels,
    List<Extra> extras,
    List<Share> shares,
    boolean byCount) {

  /** A column computed from the row's figures. */
  record Extra(Column column, Function<Figures, @Nullable Object> value) {}

  /**
   * The row's part of the sum over all rows that agree with it in some dimensions.
   *
   * @param sum place of the sum that is compared
   * @param within places of those dimensions
   */
  record Share(Column column, int sum, List<Integer> within) {}

  Set<String> parameters() {
    Set<String> parameters =
        new java.util.TreeSet<>(
            List.of(
                QuestionReader.FROM,
                QuestionReader.TO,
                QuestionReader.SEGMENT,
                QuestionReader.VERSION,
                QuestionReader.GRAIN,
                QuestionReader.FORMAT));
    if (!channels.isEmpty()) {
      parameters.add(QuestionReader.CHANNEL);
    }
    if (byCount) {
      parameters.add(QuestionReader.LIMIT);
    }
    if (!aggregate.totalsPublished()) {
      parameters.remove(QuestionReader.SEGMENT);
    }
    return parameters;
  }

  /** Whether the aggregate counts customers. */
  boolean countsCustomers() {
    return aggregate.totalsPublished();
  }
}
