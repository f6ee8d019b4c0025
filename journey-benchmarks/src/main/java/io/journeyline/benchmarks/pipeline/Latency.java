package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.ProgressFollower;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * How long a touchpoint takes from being appended to Kafka until an aggregate that counts it is
 * visible to a consumer, while others keep coming in.
 */
final class Latency {
  private static final String NAME = "latency";

  /** The share of the touchpoints that have settled before. */
  private static final int BEFORE = 5;

  private Latency() {}

  /**
   * The outcome, in ms.
   *
   * @param load touchpoints a second that came in
   * @param samples touchpoints that were timed
   * @param missing of them, those that were not seen in the end
   */
  record Result(double load, int samples, int missing, long p50, long p99, long greatest) {}

  static Result measure(Bench bench, Dataset dataset, double load, Duration time)
      throws IOException, InterruptedException {
    Topics topics = new Topics(NAME + ".", LoadSettings.PARTITIONS);
    bench.platform().connection().provision(topics);
    try (WorkerProcess worker = bench.launch(WorkerKind.PIPELINE);
        ProgressFollower follower = new ProgressFollower(bench.platform().connection(), topics);
        TopicCopy copy =
            new TopicCopy(bench.platform(), dataset.topics().touchpoints, topics.touchpoints)) {
      var _ = copy.copy(dataset.touchpoints() / BEFORE);
      worker.start(NAME, topics.prefix());
      var _ =
          new Settling(topics, follower, worker, bench.platform().connection().log(topics).ends())
              .await();
      try (Probes probes = Probes.start(bench.platform(), topics, follower)) {
        long began = System.nanoTime();
        long copied = copy.copy(time, load);
        double seconds = (System.nanoTime() - began) / 1e9;
        worker.requireAlive();
        return result(probes.finish(), copied / seconds);
      }
    } finally {
      bench.cleanUp(NAME);
    }
  }

  private static Result result(Probes.Times times, double load) {
    List<Long> sorted = times.millis();
    return new Result(
        load,
        sorted.size() + times.missing(),
        times.missing(),
        rank(sorted, 0.5),
        rank(sorted, 0.99),
        rank(sorted, 1));
  }

  private static long rank(List<Long> sorted, double quantile) {
    return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
  }
}
