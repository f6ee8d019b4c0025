package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.batch.BatchRecomputation;
import io.journeyline.local.export.SnapshotDiff;
import java.nio.file.Path;
import java.sql.SQLException;

/** The recomputation by SQL, and how it compares with what the pipeline published. */
final class BatchRun {
  private static final double NANOS = 1e9;

  private BatchRun() {}

  /**
   * The outcome.
   *
   * @param rate touchpoints a second
   * @param differences from the pipeline's aggregates
   */
  record Result(double rate, SnapshotDiff differences) {}

  static Result measure(Bench bench, Dataset dataset, Path parquet, PipelineRun.Result pipeline)
      throws SQLException {
    long began = System.nanoTime();
    try (BatchRecomputation batch =
        BatchRecomputation.run(bench.platform().definition(), parquet, pipeline.asOf())) {
      double rate = dataset.touchpoints() * NANOS / (System.nanoTime() - began);
      return new Result(
          rate,
          SnapshotDiff.compare(batch.snapshot(), BatchRecomputation.comparable(pipeline.facts())));
    }
  }
}
