package io.journeyline.local.pipeline;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.oracle.Balances;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares a running pipeline with the oracle (SEMANTICS.md §6): the oracle at two cuts of the log,
 * the aggregates read in between, every cell on which the two cuts agree.
 */
public final class Verification {

  /**
   * The outcome.
   *
   * @param asOf the moment for which the aggregates spoke before they were read, ms
   * @param directShare see {@link PipelineProgress#directShare}
   * @param balances violations of the balances, where nothing was moving
   */
  public record Result(
      SnapshotDiff differences,
      long moving,
      long asOf,
      long touchpoints,
      double directShare,
      List<String> balances) {
    public boolean holds() {
      return differences.isEqual() && balances.isEmpty();
    }
  }

  private final PublishedFacts facts;
  private final TouchpointLog log;
  private final JourneyDefinition definition;
  private final CustomerIds customerIds;

  public Verification(
      PublishedFacts facts,
      TouchpointLog log,
      JourneyDefinition definition,
      CustomerIds customerIds) {
    this.facts = facts;
    this.log = log;
    this.definition = definition;
    this.customerIds = customerIds;
  }

  /**
   * Verifies once.
   *
   * @throws NotSettledException when the pipeline does not catch up within {@code patience}
   */
  public Result run(Duration patience) throws InterruptedException {
    Map<TopicPartition, Long> firstEnds = log.ends();
    long firstAsOf = awaitSettled(firstEnds, patience);
    Snapshot published = facts.snapshot();
    Map<TopicPartition, Long> secondEnds = log.ends();
    long secondAsOf = Math.max(firstAsOf, facts.progress().low());
    TouchpointLog.Cut cut = log.read(secondEnds);
    Snapshot second = oracle(cut, secondAsOf);
    Snapshot first =
        firstEnds.equals(secondEnds) && firstAsOf == secondAsOf
            ? second
            : oracle(log.read(firstEnds), firstAsOf);
    Agreement agreement = Agreement.of(first, second, published);
    List<String> balances = agreement.moving() == 0 ? Balances.check(published) : List.of();
    return new Result(
        SnapshotDiff.compare(agreement.expected(), agreement.actual()),
        agreement.moving(),
        firstAsOf,
        cut.touchpoints().size(),
        facts.progress().directShare(),
        balances);
  }

  private Snapshot oracle(TouchpointLog.Cut cut, long asOf) {
    return Oracle.compute(definition, customerIds, cut.touchpoints(), cut.rejected(), asOf);
  }

  /** Waits until all that was written before now has reached the aggregates; returns their asOf. */
  private long awaitSettled(Map<TopicPartition, Long> ends, Duration patience)
      throws InterruptedException {
    long now = System.currentTimeMillis();
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      PipelineProgress progress = facts.progress();
      if (progress.asOf() >= now || progress.isSettledUpTo(ends)) {
        return progress.asOf();
      }
      if (System.nanoTime() > until) {
        throw new NotSettledException(
            "the pipeline has not taken in all touchpoints after %d s: is the streams role running?"
                .formatted(patience.toSeconds()));
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }
}
