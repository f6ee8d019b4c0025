package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.journeyline.local.export.SnapshotDiff;
import io.journeyline.local.export.SnapshotDiff.AggregateDiff;
import io.journeyline.local.pipeline.NotSettledException;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.pipeline.VerificationMetrics;
import io.journeyline.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerificationWatchTest {
  private static final AggregateDiff SAME = new AggregateDiff("stages", 60, 0, 3, List.of());
  private static final AggregateDiff OTHER =
      new AggregateDiff("stages", 61, 1, 2, List.of("stage=use: count 3 instead of 2"));

  private final Metrics metrics = new Metrics();
  private final RecordedConsole recorded = new RecordedConsole();
  private final Deque<Verification.Result> results = new ArrayDeque<>();

  @AfterEach
  void end() {
    metrics.close();
  }

  @Test
  void shouldPrintALineForEachPassAndEndWellWhereAllHeld() throws Exception {
    results.add(result(List.of(), SAME));
    results.add(result(List.of(), SAME));
    assertThat(watch(0)).isEqualTo(ExitCodes.OK);
    assertThat(recorded.results().lines())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith(
                        "pass 1 as of 1970-01-01T00:00:05Z: 60 cells compared, 0 differ, 3 moving, 9 touchpoints, ")
                    .endsWith("| stages 60/0/3"),
            second -> assertThat(second).startsWith("pass 2 as of "),
            last ->
                assertThat(last)
                    .isEqualTo(
                        "3 passes: 2 held, 0 differed, 1 could not be made or were cut short"));
    assertThat(metrics.scrape().lines())
        .contains(
            "journeyline_verify_cells_compared{aggregate=\"stages\"} 60.0",
            "journeyline_verify_cells_differ{aggregate=\"stages\"} 0.0",
            "journeyline_verify_cells_moving{aggregate=\"stages\"} 3.0",
            "journeyline_verify_as_of_timestamp_seconds 5.0",
            "journeyline_verify_touchpoints 9.0",
            "journeyline_verify_balances_broken 0.0",
            "journeyline_verify_passes_total 2.0",
            "journeyline_verify_differing_passes_total 0.0");
  }

  @Test
  void shouldShowTheCellsThatDifferAndRememberThemInTheExitCode() throws Exception {
    results.add(result(List.of("entered 3 is not 2"), OTHER));
    results.add(result(List.of(), SAME));
    assertThat(watch(0)).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results())
        .contains("  stages stage=use: count 3 instead of 2")
        .contains("balance broken: entered 3 is not 2")
        .contains("3 passes: 1 held, 1 differed");
    assertThat(metrics.scrape().lines())
        .contains(
            "journeyline_verify_cells_differ{aggregate=\"stages\"} 0.0",
            "journeyline_verify_differing_passes_total 1.0");
  }

  @Test
  void shouldFailWhereTheLastPassHadTooFewCells() throws Exception {
    results.add(result(List.of(), SAME));
    assertThat(watch(61)).isEqualTo(ExitCodes.FOUND);
    assertThat(recorded.results())
        .contains("meaningless: stages has 60 cells compared, and --min-cells asks for 61");
  }

  @Test
  void shouldGoOnWhenAPassCannotBeMade() throws Exception {
    assertThat(watch(0)).as("no pass could be made").isEqualTo(ExitCodes.ENVIRONMENT);
    VerificationWatch.Comparison failing =
        () -> {
          throw new NotSettledException("nobody reads");
        };
    assertThat(watch(failing)).isEqualTo(ExitCodes.ENVIRONMENT);
    assertThat(recorded.results()).contains("pass 2 could not be made: nobody reads");
    assertThat(metrics.scrape()).contains("journeyline_verify_failed_passes_total");
  }

  /** Runs passes until there are no more results, and is then closed as at Ctrl-C. */
  private int watch(long minCells) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    VerificationWatch.Comparison next =
        () -> {
          Verification.Result result = results.poll();
          if (result == null) {
            done.countDown();
            // What a pass under way does until it is interrupted.
            new CountDownLatch(1).await();
            throw new AssertionError("it was not interrupted");
          }
          return result;
        };
    CompletableFuture<VerificationWatch> watch = new CompletableFuture<>();
    Thread thread = Thread.startVirtualThread(() -> run(next, minCells, watch));
    done.await();
    watch.get().close();
    thread.join();
    return watch.get().exitCode();
  }

  private int watch(VerificationWatch.Comparison comparison) throws Exception {
    CompletableFuture<VerificationWatch> watch = new CompletableFuture<>();
    Thread thread = Thread.startVirtualThread(() -> run(comparison, 0, watch));
    await().until(() -> recorded.results().contains("pass 2 could not"));
    watch.get().close();
    thread.join();
    return watch.get().exitCode();
  }

  private void run(
      VerificationWatch.Comparison comparison,
      long minCells,
      CompletableFuture<VerificationWatch> made) {
    VerificationWatch watch =
        new VerificationWatch(
            comparison,
            Duration.ofMillis(1),
            minCells,
            new VerificationMetrics(metrics),
            recorded.console);
    made.complete(watch);
    watch.run();
  }

  private static Verification.Result result(List<String> balances, AggregateDiff... aggregates) {
    return new Verification.Result(
        new SnapshotDiff(List.of(aggregates)), 5_000, 6_000, 0, 9, 0.5, balances, Set.of());
  }
}
