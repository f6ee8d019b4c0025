package io.journeyline.benchmarks.identity;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.schemas.Identifier;
import io.journeyline.streams.StreamsApp;
import java.util.Arrays;
import java.util.List;

/**
 * How long one linking touchpoint takes from being sent until nothing that stems from it is under
 * way to the aggregates any more.
 */
final class SettleTime {
  private static final long MILLI = 1_000_000;

  private SettleTime() {}

  /** The outcome, in ms. */
  record Result(long p50, long p99, long greatest) {}

  static Result measure(BenchPlatform platform, int samples) throws InterruptedException {
    long[] times = new long[samples];
    try (BenchPipeline pipeline = new BenchPipeline(platform, "settle");
        StreamsApp app = pipeline.start();
        TouchpointPublisher publisher = pipeline.publisher()) {
      for (int sample = 0; sample < samples; sample++) {
        Identifier device = new Identifier("anonymous_id", "d" + sample);
        send(publisher, "a" + sample, List.of(Workload.user(sample)));
        send(publisher, "b" + sample, List.of(device));
        pipeline.awaitSettled(app);
        long sent = System.nanoTime();
        send(publisher, "c" + sample, List.of(Workload.user(sample), device));
        times[sample] = (pipeline.awaitSettled(app) - sent) / MILLI;
      }
    }
    Arrays.sort(times);
    return new Result(rank(times, 0.5), rank(times, 0.99), times[samples - 1]);
  }

  private static void send(TouchpointPublisher publisher, String id, List<Identifier> identifiers) {
    var _ =
        publisher
            .publish(
                new Ingested.Accepted(
                    Workload.touchpoint(id, 0, identifiers, System.currentTimeMillis())))
            .join();
  }

  private static long rank(long[] sorted, double quantile) {
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }
}
