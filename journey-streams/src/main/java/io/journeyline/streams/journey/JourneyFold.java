package io.journeyline.streams.journey;

import static io.journeyline.streams.cells.Measure.ADVANCED;
import static io.journeyline.streams.cells.Measure.CONVERTED;
import static io.journeyline.streams.cells.Measure.COUNT;
import static io.journeyline.streams.cells.Measure.CUSTOMERS;
import static io.journeyline.streams.cells.Measure.DROPPED;
import static io.journeyline.streams.cells.Measure.OPEN;
import static io.journeyline.streams.cells.Measure.RETURNED;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.schemas.JourneyEventType;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Traits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a customer's touchpoints to visits and episodes (SEMANTICS.md §3), one touchpoint at
 * a time in order. What each step adds to the aggregates goes to {@link Facts}.
 */
final class JourneyFold {
  private static final String START = "START";
  private static final String DROP = "DROP";
  private static final long NEVER = Long.MAX_VALUE;
  private static final long NO_DURATION = -1;

  private final List<TouchpointRule> rules;
  private final Days days;

  JourneyFold(JourneyDefinition definition) {
    rules = definition.touchpoints();
    days = new Days(definition.zone());
  }

  /** Whether {@code row} is later than all before and undoes nothing that was published. */
  boolean continues(Tail tail, Row row) {
    Row last = tail.last;
    return !row.isMapped()
        || last == null
        || (Row.ORDER.compare(row, last) > 0
            && !(tail.dropped && row.occurredAt() <= deadline(tail)));
  }

  /** Goes on with a touchpoint for which {@link #continues} holds. */
  void append(Tail tail, Row row, Facts facts) {
    tail.touchpoints++;
    tail.firstSeen = Math.min(tail.firstSeen, row.occurredAt());
    tail.lastSeen = Math.max(tail.lastSeen, row.occurredAt());
    Traits.update(tail.traits, row.traits());
    if (!row.isMapped()) {
      tail.unmapped++;
      return;
    }
    Row last = tail.last;
    if (last == null) {
      startEpisode(tail, row, facts);
    } else if (row.occurredAt() > deadline(tail)) {
      drop(tail, facts);
      startEpisode(tail, row, facts);
    } else {
      goOn(tail, last, row, facts);
    }
    countGoal(tail, row, facts);
    forgetPastDays(tail, last, row);
    tail.last = row;
  }

  /** Drops the last visit if its deadline is before {@code asOf}. */
  void settle(Tail tail, long asOf, Facts facts) {
    if (deadline(tail) < asOf) {
      drop(tail, facts);
    }
  }

  /**
   * When the last visit drops unless something happens: {@code Long.MAX_VALUE} where it never does.
   */
  long deadline(Tail tail) {
    Row last = tail.last;
    if (last == null) {
      return NEVER;
    }
    Duration timeout = stage(last).timeout();
    return timeout == null ? NEVER : last.occurredAt() + timeout.toMillis();
  }

  /** Ends the last visit by drop-off, unless that was done. */
  void drop(Tail tail, Facts facts) {
    Row last = tail.last;
    if (last == null || tail.dropped) {
      return;
    }
    tail.dropped = true;
    long at = deadline(tail);
    String stage = stage(last).id();
    String touchpoint = rules.get(last.rule()).id();
    long dwell = last.occurredAt() - tail.visitStart;
    leaveVisit(tail, stage, DROPPED, dwell, facts);
    transition(tail, stage, DROP, at, dwell, facts);
    String[] key = {Cell.ALL_CUSTOMERS, stage, touchpoint, last.channel()};
    count(tail, Aggregate.DROP_OFFS, at, NO_DURATION, facts, key);
    facts
        .steps()
        .add(
            new JourneyFact(JourneyEventType.DROPPED, stage, null, touchpoint, last.channel(), at));
  }

  private void goOn(Tail tail, Row last, Row row, Facts facts) {
    String[] flow = {Cell.ALL_CUSTOMERS, last.channel(), row.channel()};
    long gap = row.occurredAt() - last.occurredAt();
    count(tail, Aggregate.CHANNEL_FLOWS, row.occurredAt(), gap, facts, flow);
    Stage from = stage(last);
    Stage to = stage(row);
    if (from.position() != to.position()) {
      boolean advanced = to.position() > from.position();
      long dwell = row.occurredAt() - tail.visitStart;
      leaveVisit(tail, from.id(), advanced ? ADVANCED : RETURNED, dwell, facts);
      transition(tail, from.id(), to.id(), row.occurredAt(), dwell, facts);
      step(advanced ? JourneyEventType.ADVANCED : JourneyEventType.RETURNED, row, from.id(), facts);
      startVisit(tail, row, facts);
    }
  }

  private void startEpisode(Tail tail, Row row, Facts facts) {
    tail.episodes++;
    tail.dropped = false;
    tail.goals.clear();
    transition(tail, START, stage(row).id(), row.occurredAt(), NO_DURATION, facts);
    step(JourneyEventType.ENTERED, row, null, facts);
    startVisit(tail, row, facts);
  }

  private void startVisit(Tail tail, Row row, Facts facts) {
    tail.visitStart = row.occurredAt();
    tail.visitConverted = false;
    String[] key = {Cell.ALL_CUSTOMERS, stage(row).id()};
    count(tail, Aggregate.STAGES, row.occurredAt(), NO_DURATION, facts, key);
    atVisit(tail, stage(row).id(), OPEN, 1, facts);
  }

  private void leaveVisit(Tail tail, String stage, int how, long dwell, Facts facts) {
    atVisit(tail, stage, OPEN, -1, facts);
    atVisit(tail, stage, how, 1, facts);
    for (String day : new String[] {days.of(tail.visitStart), Cell.ALL_DAYS}) {
      stageCell(stage, day, facts.differences()).addDuration(dwell, 1);
    }
  }

  private void countGoal(Tail tail, Row row, Facts facts) {
    TouchpointRule rule = rules.get(row.rule());
    if (!rule.goal()) {
      return;
    }
    if (!tail.visitConverted) {
      tail.visitConverted = true;
      atVisit(tail, rule.stage().id(), CONVERTED, 1, facts);
    }
    if (tail.goals.add(rule.position())) {
      step(JourneyEventType.CONVERTED, row, null, facts);
    }
  }

  private void transition(Tail tail, String from, String to, long at, long dwell, Facts facts) {
    count(tail, Aggregate.TRANSITIONS, at, dwell, facts, Cell.ALL_CUSTOMERS, from, to);
  }

  private void step(JourneyEventType type, Row row, @Nullable String from, Facts facts) {
    String touchpoint = rules.get(row.rule()).id();
    facts
        .steps()
        .add(
            new JourneyFact(
                type, stage(row).id(), from, touchpoint, row.channel(), row.occurredAt()));
  }

  private void atVisit(Tail tail, String stage, int measure, long difference, Facts facts) {
    stageCell(stage, days.of(tail.visitStart), facts.differences()).add(measure, difference);
    stageCell(stage, Cell.ALL_DAYS, facts.differences()).add(measure, difference);
  }

  private static Measures stageCell(String stage, String day, Differences differences) {
    return differences.at(Cell.of(Aggregate.STAGES, Cell.ALL_CUSTOMERS, stage, day));
  }

  /**
   * Counts one fact in the cell of its day and in that of all days, and the customer where it is
   * the first there.
   */
  private void count(
      Tail tail, Aggregate aggregate, long at, long duration, Facts facts, String... dimensions) {
    for (String day : new String[] {days.of(at), Cell.ALL_DAYS}) {
      String[] key = Arrays.copyOf(dimensions, dimensions.length + 1);
      key[dimensions.length] = day;
      Cell cell = Cell.of(aggregate, key);
      Measures measures = facts.differences().at(cell);
      measures.add(COUNT, 1);
      if (tail.present.add(cell)) {
        measures.add(CUSTOMERS, 1);
      }
      if (duration != NO_DURATION) {
        measures.addDuration(duration, 1);
      }
    }
  }

  /**
   * Later touchpoints cannot fall on days before this one's, so those days' cells need not be
   * remembered.
   */
  private void forgetPastDays(Tail tail, @Nullable Row last, Row row) {
    String today = days.of(row.occurredAt());
    if (last != null && !days.of(last.occurredAt()).equals(today)) {
      tail.present.removeIf(
          cell -> !cell.day().equals(Cell.ALL_DAYS) && cell.day().compareTo(today) < 0);
    }
  }

  /** The stage of the last visit, or null where no touchpoint is mapped. */
  @Nullable String stageOf(Tail tail) {
    return tail.last == null ? null : stage(tail.last).id();
  }

  private Stage stage(Row row) {
    return rules.get(row.rule()).stage();
  }
}
