package io.journeyline.benchmarks.identity;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.benchmarks.platform.ProgressFollower;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.schemas.Progress;
import io.journeyline.streams.StreamsApp;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast touchpoints that wait in Kafka reach the aggregates, from the first that is read to the
 * last that has settled.
 */
final class Throughput {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double NANOS = 1e9;
  private static final long STEP = 60_000;

  private Throughput() {}

  /**
   * The outcome.
   *
   * @param rate touchpoints a second
   * @param messages internal records from task to task
   * @param pairs new pairs of identifiers
   * @param direct touchpoints that came to their root without a further hop
   */
  record Result(double rate, int touchpoints, long messages, long pairs, long direct) {}

  static Result measure(BenchPlatform platform, Workload workload, int touchpoints, int round)
      throws InterruptedException {
    int customers = Math.max(1, touchpoints / Workload.TOUCHPOINTS_PER_CUSTOMER);
    String name = "%s-%d".formatted(workload.name().toLowerCase(Locale.ROOT), round);
    try (BenchPipeline pipeline = new BenchPipeline(platform, name)) {
      int introductions = Workload.introductions(customers);
      long start = System.currentTimeMillis() - STEP * (introductions + touchpoints) / 10;
      pipeline.publish(
          introductions,
          number -> workload.introduction(number, customers, start + number * STEP / 10));
      try (StreamsApp app = pipeline.start()) {
        pipeline.awaitSettled(app);
      }
      // Without the stream processor running, so that sending does not count.
      long begin = start + introductions * STEP / 10;
      pipeline.publish(
          touchpoints,
          number -> workload.touchpoint(number, customers, begin + number * STEP / 10));
      return time(pipeline, workload, touchpoints);
    }
  }

  private static Result time(BenchPipeline pipeline, Workload workload, int touchpoints)
      throws InterruptedException {
    PipelineProgress before = pipeline.progress.next();
    long read = accepted(before);
    try (StreamsApp app = pipeline.start()) {
      long began = pipeline.progress.await(now -> accepted(now) > read, PATIENCE);
      long late = accepted(pipeline.progress.next()) - read;
      long ended = pipeline.awaitSettled(app);
      PipelineProgress after = pipeline.progress.next();
      return new Result(
          (touchpoints - late) * NANOS / (ended - began),
          touchpoints,
          ProgressFollower.messages(after) - ProgressFollower.messages(before),
          workload.newPairs(touchpoints),
          direct(after) - direct(before));
    }
  }

  private static long accepted(PipelineProgress progress) {
    return ProgressFollower.sum(progress, Progress::getAccepted);
  }

  private static long direct(PipelineProgress progress) {
    return ProgressFollower.sum(progress, Progress::getDirect);
  }
}
