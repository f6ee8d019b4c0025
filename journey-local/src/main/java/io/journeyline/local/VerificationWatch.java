package io.journeyline.local;

import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.local.pipeline.NotSettledException;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.pipeline.VerificationMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps comparing a running pipeline with the oracle, a line for each comparison. */
final class VerificationWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VerificationWatch.class);
  private static final double MILLIS = 1000.0;

  /** A recomputation that runs cannot be interrupted, and need not be waited for. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * What has been found so far.
   *
   * @param thin whether the last comparison had too few cells
   */
  private record Tally(long begun, long held, long differing, boolean thin) {
    Tally begin() {
      return new Tally(begun + 1, held, differing, thin);
    }

    Tally end(boolean holds, boolean few) {
      return new Tally(begun, held + (holds ? 1 : 0), differing + (holds ? 0 : 1), few);
    }
  }

  /** One comparison. */
  @FunctionalInterface
  interface Comparison {
    Verification.Result run() throws InterruptedException;
  }

  private final Comparison comparison;
  private final Duration every;
  private final long minCells;
  private final VerificationMetrics metrics;
  private final Console console;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = Thread.currentThread();
  private volatile boolean closed;
  private volatile Tally tally = new Tally(0, 0, 0, false);

  /** Of the thread that will {@link #run} it. */
  VerificationWatch(
      Comparison comparison,
      Duration every,
      long minCells,
      VerificationMetrics metrics,
      Console console) {
    this.comparison = comparison;
    this.every = every;
    this.minCells = minCells;
    this.metrics = metrics;
    this.console = console;
  }

  /** Compares again and again until it is closed. */
  void run() {
    try {
      while (!closed) {
        long began = System.nanoTime();
        pass();
        long took = System.nanoTime() - began;
        Thread.sleep(Duration.ofNanos(Math.max(0, every.toNanos() - took)));
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("the comparison under way is given up", e);
    } finally {
      summarise();
      ended.countDown();
    }
  }

  private void pass() throws InterruptedException {
    long began = System.nanoTime();
    tally = tally.begin();
    try {
      Verification.Result result = comparison.run();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      metrics.passed(result, System.currentTimeMillis(), took);
      VerificationReport.printLine(tally.begun(), result, took.toMillis() / MILLIS, console);
      List<AggregateDiff> few = result.fewerThan(minCells);
      VerificationReport.printThin(few, minCells, console);
      tally = tally.end(result.holds(), !few.isEmpty());
    } catch (InterruptException e) {
      throw e;
    } catch (NotSettledException | KafkaException e) {
      // The pipeline or Kafka may come back; whoever watches is told.
      LOG.debug("comparison {} could not be made", tally.begun(), e);
      metrics.failed();
      console.result("pass %d could not be made: %s".formatted(tally.begun(), e.getMessage()));
    }
  }

  private void summarise() {
    Tally all = tally;
    console.result(
        "%,d passes: %,d held, %,d differed, %,d could not be made or were cut short"
            .formatted(
                all.begun(),
                all.held(),
                all.differing(),
                all.begun() - all.held() - all.differing()));
  }

  /** What the passes so far come to. */
  int exitCode() {
    if (tally.differing() > 0 || tally.thin()) {
      return ExitCodes.FOUND;
    }
    return tally.held() > 0 ? ExitCodes.OK : ExitCodes.ENVIRONMENT;
  }

  /** Ends {@link #run}, from another thread, and waits for that a little. */
  @Override
  public void close() {
    closed = true;
    if (Thread.currentThread() == thread) {
      return;
    }
    thread.interrupt();
    try {
      if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        summarise();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
