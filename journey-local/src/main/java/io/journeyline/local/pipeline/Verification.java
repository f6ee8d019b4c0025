package io.journeyline.local.pipeline;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.oracle.Balances;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares a running pipeline with the oracle (SEMANTICS.md §6): the oracle at two cuts of the log,
 * the aggregates read in between, every cell on which the two cuts agree and of which nothing was
 * published meanwhile. A cell that went to and fro between the cuts is thus not taken for a wrong
 * one.
 */
public final class Verification {
  /** A comparison of fewer cells of an aggregate says little of it. */
  public static final long ENOUGH_CELLS = 50;

  /**
   * The outcome.
   *
   * @param differences every cell on which the two cuts agree, as the oracle has it and as
   *     published
   * @param asOf the moment for which the aggregates spoke before they were read, ms
   * @param watermark input time up to which the pipeline had read then, ms
   * @param lag input records that it had not read then
   * @param directShare see {@link PipelineProgress#directShare}
   * @param balances violations of the balances, where nothing was moving
   * @param undefined aggregates that the definition asks nothing of, so that they have no cells
   */
  public record Result(
      SnapshotDiff differences,
      long asOf,
      long watermark,
      long lag,
      long touchpoints,
      double directShare,
      List<String> balances,
      Set<String> undefined) {
    public boolean holds() {
      return differences.isEqual() && balances.isEmpty();
    }

    /**
     * The aggregates of which fewer than {@code cells} were compared, so that the comparison means
     * nothing, but for those that the definition asks nothing of.
     */
    public List<AggregateDiff> fewerThan(long cells) {
      return differences.fewerThan(cells).stream()
          .filter(aggregate -> !undefined.contains(aggregate.aggregate()))
          .toList();
    }

    /** How many cells the two cuts do not agree on. */
    public long moving() {
      return differences.moving();
    }
  }

  private final PublishedFacts facts;
  private final TouchpointLog log;
  private final GrowingCut cut;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;

  public Verification(
      PublishedFacts facts,
      TouchpointLog log,
      JourneyDefinition definition,
      CustomerIds customerIds) {
    this.facts = facts;
    this.log = log;
    cut = new GrowingCut(log);
    this.definition = definition;
    this.customerIds = customerIds;
  }

  /**
   * Verifies once; called again, it reads only what has come since.
   *
   * @throws NotSettledException when the pipeline does not catch up within {@code patience}
   */
  public Result run(Duration patience) throws InterruptedException {
    Result result = compare(patience);
    // What was never published, since it undid itself at once, is in a cut that falls in between.
    // That it meets the same cell at both cuts is rare, and twice in a row it does not happen.
    return result.holds() || result.moving() == 0 ? result : compare(patience);
  }

  private Result compare(Duration patience) throws InterruptedException {
    // What is published from here on is told by the next snapshot.
    var _ = facts.snapshot();
    Map<TopicPartition, Long> firstEnds = log.ends();
    PipelineProgress settled = awaitSettled(firstEnds, patience);
    Set<Object> changed = new HashSet<>();
    Snapshot published = facts.snapshot(changed::add);
    Map<TopicPartition, Long> secondEnds = log.ends();
    PipelineProgress after = facts.progress();
    long secondAsOf = Math.max(settled.asOf(), after.low());
    Snapshot first = oracle(cut.upTo(firstEnds), settled.asOf());
    TouchpointLog.Cut beyond = cut.beyond(secondEnds);
    Snapshot second =
        firstEnds.equals(secondEnds) && settled.asOf() == secondAsOf
            ? first
            : oracle(beyond, secondAsOf);
    SnapshotDiff differences = SnapshotDiff.compare(first, second, published, changed);
    return new Result(
        differences,
        settled.asOf(),
        settled.watermark(),
        settled.lag(),
        beyond.touchpoints().size(),
        after.directShare(),
        differences.moving() == 0 ? Balances.check(published) : List.of(),
        definition.funnels().isEmpty() ? Set.of("funnels") : Set.of());
  }

  private Snapshot oracle(TouchpointLog.Cut input, long asOf) {
    return Oracle.compute(definition, customerIds, input.touchpoints(), input.rejected(), asOf);
  }

  /** Waits until all that was written before now has reached the aggregates. */
  private PipelineProgress awaitSettled(Map<TopicPartition, Long> ends, Duration patience)
      throws InterruptedException {
    long now = System.currentTimeMillis();
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      PipelineProgress progress = facts.progress();
      if (progress.asOf() >= now || progress.isSettledUpTo(ends)) {
        return progress;
      }
      if (System.nanoTime() > until) {
        throw new NotSettledException(
            "the pipeline has not taken in all touchpoints after %d s (%,d records not read, %s): is the streams role running?"
                .formatted(patience.toSeconds(), progress.lag(), asOf(progress)));
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static String asOf(PipelineProgress progress) {
    return progress.asOf() == Long.MIN_VALUE
        ? "asOf not known yet"
        : "as of " + Instant.ofEpochMilli(progress.asOf());
  }
}
