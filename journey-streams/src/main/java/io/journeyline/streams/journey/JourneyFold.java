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
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.emotion.FeelingMeasures;
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
  private final Tally tally;
  private final JourneySeries series;

  JourneyFold(JourneyDefinition definition, Days days) {
    rules = definition.touchpoints();
    stages = definition.stages().stream().map(Stage::id).toList();
    tally = new Tally(new CellNames(definition, START, DROP), days);
    series = new JourneySeries(definition);
  }

  /** Whether {@code row}, which is later than all before, undoes nothing that was published. */
  boolean continues(Tail tail, Row row) {
    return !row.isMapped() || !tail.dropped || row.occurredAt() > deadline(tail);
  }

  /** Whether {@code row}, which is later than all before, begins an episode. */
  boolean beginsEpisode(Tail tail, Row row) {
    return row.isMapped() && (tail.last == null || row.occurredAt() > deadline(tail));
  }

  /** Goes on with a touchpoint for which {@link #continues} holds. */
  void append(Tail tail, Row row, Facts facts) {
    tail.touchpoints++;
    tail.firstSeen = Math.min(tail.firstSeen, row.occurredAt());
    tail.lastSeen = Math.max(tail.lastSeen, row.occurredAt());
    series.touched(row, facts);
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
    tally.forgetBefore(row.occurredAt(), tail);
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
    transition(tail, stage, DROP, at, facts).addDuration(dwell, 1);
    series.dropped(last, at, dwell, facts);
    tally.count(tail, Aggregate.DROP_OFFS, at, facts, stage, touchpoint, last.channel());
    countVariant(tail, last, at, facts);
    String[] touched = {touchpoint, stage, last.channel()};
    tally.counted(Aggregate.TOUCHPOINT_STATS, last.at(), facts, touched).add(LAST_BEFORE_DROP, 1);
    facts
        .steps()
        .add(
            new JourneyFact(JourneyEventType.DROPPED, stage, null, touchpoint, last.channel(), at));
  }

  /** The episode that has ended, by the stages of its visits. */
  private void countVariant(Tail tail, Latest last, long at, Facts facts) {
    String variant = tail.path.stream().map(stages::get).collect(Collectors.joining(THEN));
    Measures cell = tally.count(tail, Aggregate.VARIANTS, at, facts, variant);
    cell.addDuration(last.at() - tail.episodeStart, 1);
    if (!tail.goals.isEmpty()) {
      cell.add(CONVERTED, 1);
    }
  }

  private void countTouchpoint(Tail tail, Row row, Facts facts) {
    TouchpointRule rule = rules.get(row.rule());
    String[] key = {rule.id(), rule.stage().id(), row.channel()};
    Measures cell = tally.count(tail, Aggregate.TOUCHPOINT_STATS, row.occurredAt(), facts, key);
    cell.add(GOALS, rule.goal() ? 1 : 0);
    FeelingMeasures.add(row.feeling(), cell::add);
  }

  private void goOn(Tail tail, Latest last, Row row, Facts facts) {
    String[] flow = {last.channel(), row.channel()};
    tally
        .count(tail, Aggregate.CHANNEL_FLOWS, row.occurredAt(), facts, flow)
        .addDuration(row.occurredAt() - last.at(), 1);
    Stage from = stage(last.rule());
    Stage to = stage(row.rule());
    if (from.position() != to.position()) {
      boolean advanced = to.position() > from.position();
      long dwell = row.occurredAt() - tail.visitStart;
      leaveVisit(tail, from.id(), advanced ? ADVANCED : RETURNED, dwell, facts);
      transition(tail, from.id(), to.id(), row.occurredAt(), facts).addDuration(dwell, 1);
      series.left(last, to, row.occurredAt(), dwell, facts);
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
    transition(tail, START, stage(row.rule()).id(), row.occurredAt(), facts);
    step(JourneyEventType.ENTERED, row, null, facts);
    startVisit(tail, row, facts);
  }

  private void startVisit(Tail tail, Row row, Facts facts) {
    tail.visitStart = row.occurredAt();
    tail.visitConverted = false;
    tail.path.add(stage(row.rule()).position());
    tally
        .count(tail, Aggregate.STAGES, row.occurredAt(), facts, stage(row.rule()).id())
        .add(OPEN, 1);
    series.entered(row, facts);
  }

  private void leaveVisit(Tail tail, String stage, int how, long dwell, Facts facts) {
    Measures cell = tally.counted(Aggregate.STAGES, tail.visitStart, facts, stage);
    cell.add(OPEN, -1);
    cell.add(how, 1);
    cell.addDuration(dwell, 1);
  }

  private void countGoal(Tail tail, Row row, Facts facts) {
    TouchpointRule rule = rules.get(row.rule());
    if (!rule.goal()) {
      return;
    }
    if (!tail.visitConverted) {
      tail.visitConverted = true;
      tally.counted(Aggregate.STAGES, tail.visitStart, facts, rule.stage().id()).add(CONVERTED, 1);
    }
    if (tail.goals.add(rule.position())) {
      step(JourneyEventType.CONVERTED, row, null, facts);
    }
  }

  private Measures transition(Tail tail, String from, String to, long at, Facts facts) {
    return tally.count(tail, Aggregate.TRANSITIONS, at, facts, from, to);
  }

  private void step(JourneyEventType type, Row row, @Nullable String from, Facts facts) {
    String touchpoint = rules.get(row.rule()).id();
    facts
        .steps()
        .add(
            new JourneyFact(
                type, stage(row.rule()).id(), from, touchpoint, row.channel(), row.occurredAt()));
  }

  /** The stage of the last visit, or null where no touchpoint is mapped. */
  @Nullable String stageOf(Tail tail) {
    return tail.last == null ? null : stage(tail.last.rule()).id();
  }

  private Stage stage(int rule) {
    return rules.get(rule).stage();
  }
}
