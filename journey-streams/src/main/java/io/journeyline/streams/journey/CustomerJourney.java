package io.journeyline.streams.journey;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.JourneyEventType;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a touchpoint does to its customer's journey. One later than all before continues from the
 * tail; any other folds the journey again and says the difference.
 */
final class CustomerJourney {
  private final JourneyFold fold;
  private final Days days;

  CustomerJourney(JourneyDefinition definition) {
    fold = new JourneyFold(definition);
    days = new Days(definition.zone());
  }

  /**
   * Takes a touchpoint in; {@code tail} may be changed. Drop-offs before {@code asOf} are
   * published.
   */
  JourneyUpdate add(Tail tail, Rows rows, Row row, long asOf) {
    Row standing = rows.get(row);
    if (standing != null && Row.STANDING.compare(standing, row) <= 0) {
      return new JourneyUpdate(tail, new Differences(), List.of(), true, false);
    }
    JourneyUpdate update =
        standing == null && fold.continues(tail, row)
            ? goOn(tail, rows, row, asOf)
            : foldAgain(tail, rows, row, asOf);
    countTouchpoint(row, 1, update.differences());
    if (standing != null) {
      countTouchpoint(standing, -1, update.differences());
    }
    return update;
  }

  /** Drops the open visit if its deadline is before {@code asOf}. */
  JourneyUpdate settle(Tail tail, long asOf) {
    Facts facts = new Facts();
    fold.settle(tail, asOf, facts);
    return new JourneyUpdate(tail, facts.differences(), facts.steps(), false, false);
  }

  /** When the open visit drops, or {@code Long.MAX_VALUE}. */
  long deadline(Tail tail) {
    return tail.dropped ? Tail.NOT_INDEXED : fold.deadline(tail);
  }

  private JourneyUpdate goOn(Tail tail, Rows rows, Row row, long asOf) {
    rows.put(row);
    Facts facts = new Facts();
    fold.append(tail, row, facts);
    fold.settle(tail, asOf, facts);
    return new JourneyUpdate(tail, facts.differences(), facts.steps(), false, false);
  }

  private JourneyUpdate foldAgain(Tail tail, Rows rows, Row row, long asOf) {
    Facts before = new Facts();
    Tail old = foldAll(rows.inOrder(), before);
    if (tail.dropped) {
      fold.drop(old, before);
    }
    rows.put(row);
    Facts after = new Facts();
    Tail now = foldAll(rows.inOrder(), after);
    fold.settle(now, asOf, after);
    now.indexedAt = tail.indexedAt;
    after.differences().subtractAll(before.differences());
    return new JourneyUpdate(
        now, after.differences(), news(before.steps(), after.steps()), false, true);
  }

  private Tail foldAll(List<Row> rows, Facts facts) {
    Tail tail = new Tail();
    rows.forEach(row -> fold.append(tail, row, facts));
    return tail;
  }

  /** Steps that were not said before, and a revival for each drop-off that is no more. */
  private static List<JourneyFact> news(List<JourneyFact> before, List<JourneyFact> after) {
    Map<JourneyFact, Integer> said = new HashMap<>();
    before.forEach(step -> said.merge(step, 1, Integer::sum));
    List<JourneyFact> news = new ArrayList<>();
    for (JourneyFact step : after) {
      if (said.merge(step, -1, Integer::sum) < 0) {
        news.add(step);
      }
    }
    List<JourneyFact> revivals = new ArrayList<>();
    for (JourneyFact step : before) {
      if (step.type() == JourneyEventType.DROPPED && said.merge(step, -1, Integer::sum) >= 0) {
        revivals.add(revived(step));
      }
    }
    revivals.addAll(news);
    return revivals;
  }

  private static JourneyFact revived(JourneyFact drop) {
    return new JourneyFact(
        JourneyEventType.REVIVED, drop.stage(), null, drop.touchpoint(), drop.channel(), drop.at());
  }

  private void countTouchpoint(Row row, long difference, Differences differences) {
    count("accepted", row, "", difference, differences);
    if (row.isMapped()) {
      count("mapped", row, "", difference, differences);
    } else {
      count("unmapped", row, row.type(), difference, differences);
    }
  }

  private void count(String name, Row row, String type, long by, Differences differences) {
    Cell cell = Cell.of(Aggregate.COUNTS, name, row.source(), type, days.of(row.occurredAt()));
    differences.at(cell).add(Measure.COUNT, by);
  }

  /** The stage that the journey is in, or null where no touchpoint is mapped. */
  @Nullable String stage(Tail tail) {
    return fold.stageOf(tail);
  }
}
