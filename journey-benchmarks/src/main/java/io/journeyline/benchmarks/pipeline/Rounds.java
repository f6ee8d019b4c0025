package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.batch.BatchInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All runs, the kinds taking turns. */
final class Rounds {
  private final Bench bench;
  private final Report report;
  private final Path customers;
  private final Path parquet;

  private Rounds(Bench bench, Report report) {
    this.bench = bench;
    this.report = report;
    customers = bench.platform().folder().resolve("customers.csv");
    parquet = bench.platform().folder().resolve("touchpoints.parquet");
  }

  /**
   * The outcome of the turns.
   *
   * @param pipelines each round's
   * @param differing cells in which SQL and the pipeline differ, all rounds together
   */
  record Result(
      Rates hop, Rates pipeline, Rates batch, List<PipelineRun.Result> pipelines, long differing) {}

  /** Runs everything; returns in how many cells SQL and the pipeline differ. */
  static long run(Bench bench, Report report)
      throws IOException, InterruptedException, SQLException {
    Rounds rounds = new Rounds(bench, report);
    SortedMap<Integer, Rates> bySize = new TreeMap<>();
    long differing = 0;
    if (bench.settings().rounds() > 0) {
      Dataset dataset = rounds.publish(bench.settings().touchpoints());
      Result result = rounds.turns(dataset);
      report.rounds(result);
      rounds.latency(dataset, result.pipeline().median() / 2);
      bySize.put(dataset.touchpoints(), result.pipeline());
      differing = result.differing();
    }
    rounds.sizes(bySize);
    report.sizes(bySize);
    return differing;
  }

  private void latency(Dataset dataset, double load) throws IOException, InterruptedException {
    if (!bench.settings().latency().isZero()) {
      report.latency(Latency.measure(bench, dataset, load, bench.settings().latency()));
    }
  }

  private Dataset publish(int touchpoints) throws IOException {
    report.status("publishing %,d simulated touchpoints".formatted(touchpoints));
    return Dataset.publish(bench.platform(), touchpoints);
  }

  private Result turns(Dataset dataset) throws IOException, InterruptedException, SQLException {
    Rates hop = new Rates();
    Rates pipeline = new Rates();
    Rates batch = new Rates();
    List<PipelineRun.Result> pipelines = new ArrayList<>();
    long differing = 0;
    for (int round = 1; round <= bench.settings().rounds(); round++) {
      HopRun.Result bare = HopRun.measure(bench, WorkerKind.HOP, dataset, "hop" + round);
      hop.add(bare.rate());
      report.hop(round, "hop", bare);
      if (bench.settings().plainHop()) {
        HopRun.Result plain = HopRun.measure(bench, WorkerKind.PLAIN_HOP, dataset, "plain" + round);
        report.hop(round, "hop with Kafka Streams' own settings", plain);
      }
      PipelineRun.Result run = PipelineRun.measure(bench, dataset, "run" + round, customers);
      pipelines.add(run);
      pipeline.add(run.rate());
      report.pipeline(round, dataset, run);
      if (round == 1) {
        BatchInput.load(dataset.lines(), customers, parquet);
      }
      BatchRun.Result recomputed = BatchRun.measure(bench, dataset, parquet, run);
      batch.add(recomputed.rate());
      report.batch(round, recomputed);
      differing += recomputed.differences().differing();
    }
    return new Result(hop, pipeline, batch, List.copyOf(pipelines), differing);
  }

  private void sizes(SortedMap<Integer, Rates> bySize) throws IOException, InterruptedException {
    List<Dataset> datasets = new ArrayList<>();
    if (bench.settings().sizeRounds() > 0) {
      for (int size : bench.settings().sizes()) {
        datasets.add(publish(size));
      }
    }
    for (int round = 1; round <= bench.settings().sizeRounds(); round++) {
      for (Dataset dataset : datasets) {
        int size = dataset.touchpoints();
        Rates rates = bySize.computeIfAbsent(size, any -> new Rates());
        PipelineRun.Result run =
            PipelineRun.measure(bench, dataset, "size%d-%d".formatted(size, round), customers);
        rates.add(run.rate());
        report.pipeline(round, dataset, run);
      }
    }
    for (Dataset dataset : datasets) {
      Files.delete(dataset.lines());
    }
  }
}
