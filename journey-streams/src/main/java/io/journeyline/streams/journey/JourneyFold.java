package io.journeyline.streams.journey;

import static io.journeyline.streams.cells.Measure.ADVANCED;
import static io.journeyline.streams.cells.Measure.CONVERTED;
import static io.journeyline.streams.cells.Measure.DROPPED;
import static io.journeyline.streams.cells.Measure.GOALS;
import static io.journeyline.streams.cells.Measure.LAST_BEFORE_DROP;
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
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a customer's touchpoints to visits and episodes (SEMANTICS.md §3), one touchpoint at
 * a time in order. What each step adds to the aggregates goes to {@link Facts}.
 */
final class JourneyFold {
  private static final String START = "START";
  private static final String DROP = "DROP";

  /** Between the stages of a variant. */
  private static final String THEN = ">";

  private static final long NEVER = Long.MAX_VALUE;

  private final List<TouchpointRule> rules;
  private final List<String> stages;
  private final Days days;
  private final Tally tally;

  JourneyFold(JourneyDefinition definition, Days days) {
    rules = definition.touchpoints();
    stages = definition.stages().stream().map(Stage::id).toList();
    this.days = days;
    tally = new Tally(days);
  }

  /** Whether {@code row}, which is later than all before, undoes nothing that was published. */
  boolean continues(Tail tail, Row row) {
    return !row.isMapped() || !tail.dropped || row.occurredAt() > deadline(tail);
  }

  /** Goes on with a touchpoint for which {@link #continues} holds. */
  void append(Tail tail, Row row, Facts facts) {
    tail.touchpoints++;
    tail.firstSeen = Math.min(tail.firstSeen, row.occurredAt());
    tail.lastSeen = Math.max(tail.lastSeen, row.occurredAt());
    if (!row.isMapped()) {
      tail.unmapped++;
      return;
    }
    Latest last = tail.last;
    if (last == null) {
      startEpisode(tail, row, facts);
    } else if (row.occurredAt() > deadline(tail)) {
      drop(tail, facts);
      startEpisode(tail, row, facts);
    } else {
      goOn(tail, last, row, facts);
    }
    countTouchpoint(tail, row, facts);
    countGoal(tail, row, facts);
    tally.forgetDaysBetween(tail, last, row);
    tail.last = Latest.of(row);
  }

  /** Drops the last visit if its deadline is before {@code asOf}. */
  void settle(Tail tail, long asOf, Facts facts) {
    if (deadline(tail) < asOf) {
      drop(tail, facts);
    }
  }

  /** When the open visit drops, or {@code Long.MAX_VALUE}. */
  long nextChange(Tail tail) {
    return tail.dropped ? NEVER : deadline(tail);
  }

  /**
   * When the last visit drops unless something happens: {@code Long.MAX_VALUE} where it never does.
   */
  private long deadline(Tail tail) {
    Latest last = tail.last;
    if (last == null) {
      return NEVER;
    }
    Duration timeout = stage(last.rule()).timeout();
    return timeout == null ? NEVER : last.at() + timeout.toMillis();
  }

  /** Ends the last visit by drop-off, unless that was done. */
  private void drop(Tail tail, Facts facts) {
    Latest last = tail.last;
    if (last == null || tail.dropped) {
      return;
    }
    tail.dropped = true;
    long at = deadline(tail);
    String stage = stage(last.rule()).id();
    String touchpoint = rules.get(last.rule()).id();
    long dwell = last.at() - tail.visitStart;
    leaveVisit(tail, stage, DROPPED, dwell, facts);
    transition(tail, stage, DROP, at, dwell, facts);
    String[] key = {Cell.ALL_CUSTOMERS, stage, touchpoint, last.channel()};
    tally.count(tail, Aggregate.DROP_OFFS, at, Tally.NO_DURATION, facts, key);
    countVariant(tail, last, at, facts);
    String[] touched = {Cell.ALL_CUSTOMERS, touchpoint, stage, last.channel()};
    tally.add(Aggregate.TOUCHPOINT_STATS, last.at(), LAST_BEFORE_DROP, 1, facts, touched);
    facts
        .steps()
        .add(
            new JourneyFact(JourneyEventType.DROPPED, stage, null, touchpoint, last.channel(), at));
  }

  /** The episode that has ended, by the stages of its visits. */
  private void countVariant(Tail tail, Latest last, long at, Facts facts) {
    String variant = tail.path.stream().map(stages::get).collect(Collectors.joining(THEN));
    String[] key = {Cell.ALL_CUSTOMERS, variant};
    tally.count(tail, Aggregate.VARIANTS, at, last.at() - tail.episodeStart, facts, key);
    if (!tail.goals.isEmpty()) {
      tally.add(Aggregate.VARIANTS, at, CONVERTED, 1, facts, key);
    }
  }

  private void countTouchpoint(Tail tail, Row row, Facts facts) {
    TouchpointRule rule = rules.get(row.rule());
    String[] key = {Cell.ALL_CUSTOMERS, rule.id(), rule.stage().id(), row.channel()};
    long at = row.occurredAt();
    tally.count(tail, Aggregate.TOUCHPOINT_STATS, at, Tally.NO_DURATION, facts, key);
    if (rule.goal()) {
      tally.add(Aggregate.TOUCHPOINT_STATS, at, GOALS, 1, facts, key);
    }
  }

  private void goOn(Tail tail, Latest last, Row row, Facts facts) {
    String[] flow = {Cell.ALL_CUSTOMERS, last.channel(), row.channel()};
    long gap = row.occurredAt() - last.at();
    tally.count(tail, Aggregate.CHANNEL_FLOWS, row.occurredAt(), gap, facts, flow);
    Stage from = stage(last.rule());
    Stage to = stage(row.rule());
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
    tail.path.clear();
    tail.episodeStart = row.occurredAt();
    transition(tail, START, stage(row.rule()).id(), row.occurredAt(), Tally.NO_DURATION, facts);
    step(JourneyEventType.ENTERED, row, null, facts);
    startVisit(tail, row, facts);
  }

  private void startVisit(Tail tail, Row row, Facts facts) {
    tail.visitStart = row.occurredAt();
    tail.visitConverted = false;
    tail.path.add(stage(row.rule()).position());
    String[] key = {Cell.ALL_CUSTOMERS, stage(row.rule()).id()};
    tally.count(tail, Aggregate.STAGES, row.occurredAt(), Tally.NO_DURATION, facts, key);
    atVisit(tail, stage(row.rule()).id(), OPEN, 1, facts);
  }

  private void leaveVisit(Tail tail, String stage, int how, long dwell, Facts facts) {
    for (String day : new String[] {days.of(tail.visitStart), Cell.ALL_DAYS}) {
      Measures visits = stageCell(stage, day, facts.differences());
      visits.add(OPEN, -1);
      visits.add(how, 1);
      visits.addDuration(dwell, 1);
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
    tally.count(tail, Aggregate.TRANSITIONS, at, dwell, facts, Cell.ALL_CUSTOMERS, from, to);
  }

  private void step(JourneyEventType type, Row row, @Nullable String from, Facts facts) {
    String touchpoint = rules.get(row.rule()).id();
    facts
        .steps()
        .add(
            new JourneyFact(
                type, stage(row.rule()).id(), from, touchpoint, row.channel(), row.occurredAt()));
  }

  private void atVisit(Tail tail, String stage, int measure, long difference, Facts facts) {
    stageCell(stage, days.of(tail.visitStart), facts.differences()).add(measure, difference);
    stageCell(stage, Cell.ALL_DAYS, facts.differences()).add(measure, difference);
  }

  private static Measures stageCell(String stage, String day, Differences differences) {
    return differences.at(Cell.of(Aggregate.STAGES, Cell.ALL_CUSTOMERS, stage, day));
  }

  /** The stage of the last visit, or null where no touchpoint is mapped. */
  @Nullable String stageOf(Tail tail) {
    return tail.last == null ? null : stage(tail.last.rule()).id();
  }

  private Stage stage(int rule) {
    return rules.get(rule).stage();
  }
}
