package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.ProgressFollower;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The whole pipeline over a data set that waits in its topic, in a process of its own. */
final class PipelineRun {
  private static final int MICRO = 1_000;

  private final Bench bench;
  private final WorkerProcess worker;

  private PipelineRun(Bench bench, WorkerProcess worker) {
    this.bench = bench;
    this.worker = worker;
  }

  /**
   * The outcome.
   *
   * @param rate touchpoints a second, from the first that is read until all have settled
   * @param processorMicros processor time of the process for a touchpoint, in µs
   * @param quarters the same of each quarter of the touchpoints
   * @param asOf the moment for which the aggregates speak
   * @param customers how many there are
   * @param stateBytes of the state's files
   * @param peakMemory of the process, resident, in bytes
   * @param facts what it has published
   */
  record Result(
      double rate,
      double processorMicros,
      List<Double> quarters,
      long asOf,
      long customers,
      long stateBytes,
      OptionalLong peakMemory,
      Snapshot facts) {}

  /**
   * @param customers file to write each touchpoint's customer to
   */
  static Result measure(Bench bench, Dataset dataset, String name, Path customers)
      throws IOException, InterruptedException {
    try (WorkerProcess worker = bench.launch(WorkerKind.PIPELINE)) {
      PipelineRun run = new PipelineRun(bench, worker);
      var _ = run.settle(bench.warmUp(), name + "w");
      worker.stop();
      bench.cleanUp(name + "w");
      Duration before = worker.processorTime();
      Settling settling = run.settle(dataset, name);
      Duration used = worker.processorTime().minus(before);
      Snapshot facts = bench.platform().connection().facts(topics(name)).snapshot();
      OptionalLong memory = worker.peakMemory();
      worker.writeCustomers(customers);
      // What is in memory only is written to the files now.
      worker.stop();
      long stateBytes = bench.state(name).size();
      bench.cleanUp(name);
      return new Result(
          settling.rate(),
          (double) used.toNanos() / MICRO / dataset.touchpoints(),
          settling.quarters(),
          settling.asOf(),
          facts.journeys().size(),
          stateBytes,
          memory,
          facts);
    }
  }

  private Settling settle(Dataset dataset, String name) throws IOException {
    Topics topics = topics(name);
    bench.platform().connection().provision(topics);
    try (TopicCopy copy =
        new TopicCopy(bench.platform(), dataset.topics().touchpoints, topics.touchpoints)) {
      var _ = copy.copy(dataset.touchpoints());
    }
    try (ProgressFollower follower = new ProgressFollower(bench.platform().connection(), topics)) {
      worker.start(name, topics.prefix());
      return new Settling(
              topics, follower, worker, bench.platform().connection().log(topics).ends())
          .await();
    }
  }

  private static Topics topics(String name) {
    return new Topics(name + ".", LoadSettings.PARTITIONS);
  }
}
