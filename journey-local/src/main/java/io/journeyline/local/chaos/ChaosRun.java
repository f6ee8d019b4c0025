package io.journeyline.local.chaos;

import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.local.pipeline.NotSettledException;
import io.journeyline.local.pipeline.TouchpointLog;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.platform.PlatformException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The experiment: under a steady load, one fault after another; after each the load pauses, the
 * pipeline settles, and every cell is compared with the oracle and every acknowledged touchpoint
 * looked for in the log.
 */
public final class ChaosRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChaosRun.class);

  /** So much is sent before each fault, so that there is something to break. */
  private static final int MORE = 300;

  /** The first pass may fall between a deadline and its drop-off. */
  private static final int PASSES = 20;

  private final ChaosSettings settings;
  private final Testbed bed;
  private final Random dice;
  private final long began = System.nanoTime();
  private volatile boolean closed;

  private ChaosRun(ChaosSettings settings, Testbed bed) {
    this.settings = settings;
    this.bed = bed;
    dice = new Random(settings.seed());
  }

  /** Starts brokers, registry, instances and the load; returns when the first touchpoints count. */
  public static ChaosRun start(ChaosSettings settings) throws InterruptedException {
    Testbed bed = Testbed.start(settings);
    ChaosRun run = new ChaosRun(settings, bed);
    try {
      bed.begin();
      return run;
    } catch (InterruptedException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /** How many copies of each record there must be before it is acknowledged. */
  public int inSync() throws InterruptedException, ExecutionException {
    return bed.health().leastInSync(bed.topics());
  }

  /**
   * Strikes with faults until they are at their end or the time is over; a round that has begun is
   * finished. A round after which the pipeline does not come back is the last.
   *
   * @param each takes each round as it ends
   */
  public List<Round> run(Iterator<Fault> faults, Duration time, Consumer<Round> each)
      throws InterruptedException {
    List<Round> rounds = new ArrayList<>();
    long until = System.nanoTime() + time.toNanos();
    boolean back = true;
    while (back && faults.hasNext() && System.nanoTime() < until) {
      Fault fault = faults.next();
      LOG.info("round {}: {}", rounds.size() + 1, fault.title());
      Round round;
      Duration at = Duration.ofNanos(System.nanoTime() - began);
      try {
        round = round(fault, at);
      } catch (ChaosException | NotSettledException | PlatformException | ExecutionException e) {
        if (closed) {
          return rounds;
        }
        LOG.info("the pipeline did not come back after: {}", fault.title(), e);
        round = lost(fault, at, String.valueOf(e.getMessage()));
        back = false;
      }
      rounds.add(round);
      each.accept(round);
    }
    return rounds;
  }

  private Round round(Fault fault, Duration at) throws InterruptedException, ExecutionException {
    bed.instances().both().forEach(Instance::forgive);
    bed.feed().resume();
    long before = bed.ledger().acknowledged();
    bed.patience()
        .await("touchpoints are sent", () -> bed.ledger().acknowledged() >= before + MORE);
    List<String> problems = new ArrayList<>(fault.strike(bed, dice));
    List<Duration> recoveries = bed.takeRecoveries();
    bed.awaitWhole();
    bed.feed().pause(bed.patience());
    Verification.Result result = verify();
    SentLedger.Audit audit = bed.ledger().audit(log());
    problems.addAll(problems(result, audit));
    return new Round(
        fault.title(),
        at,
        result.touchpoints(),
        result.differences().compared(),
        result.differences().differing(),
        audit.lost(),
        recoveries,
        problems);
  }

  private static Round lost(Fault fault, Duration at, String problem) {
    return new Round(fault.title(), at, 0, 0, 0, 0, List.of(), List.of(problem));
  }

  /** Verifies until no cell moves. */
  private Verification.Result verify() throws InterruptedException {
    Verification verification =
        new Verification(
            bed.connection().facts(bed.topics()),
            bed.connection().log(bed.topics()),
            bed.definition(),
            bed.customerIds());
    Verification.Result result = verification.run(settings.patience());
    for (int pass = 1; pass < PASSES && result.holds() && result.moving() > 0; pass++) {
      result = verification.run(settings.patience());
    }
    return result;
  }

  private List<io.journeyline.schemas.Touchpoint> log() {
    TouchpointLog log = bed.connection().log(bed.topics());
    return log.read(log.ends()).touchpoints();
  }

  private List<String> problems(Verification.Result result, SentLedger.Audit audit) {
    List<String> problems = new ArrayList<>(result.balances());
    for (AggregateDiff aggregate : result.differences().aggregates()) {
      aggregate.examples().forEach(cell -> problems.add(aggregate.aggregate() + " " + cell));
    }
    if (result.moving() > 0) {
      problems.add("%d cells do not come to rest".formatted(result.moving()));
    }
    if (audit.extra() > 0) {
      problems.add("%d touchpoints are in the log more often than sent".formatted(audit.extra()));
    }
    if (bed.feed().refused() > 0) {
      problems.add("Kafka did not take %d touchpoints".formatted(bed.feed().refused()));
    }
    for (Instance instance : bed.instances().both()) {
      for (String end : instance.ends()) {
        problems.add("instance %s ended by itself: %s".formatted(instance.name(), end));
      }
    }
    List<Integer> ended = bed.cluster().ended();
    if (!ended.isEmpty()) {
      problems.add("brokers ended by themselves: " + ended);
    }
    return problems;
  }

  @Override
  public void close() {
    closed = true;
    bed.close();
  }
}
