package io.journeyline.benchmarks.identity;

import io.journeyline.benchmarks.platform.BenchPlatform;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.publish.TouchpointPublisher;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.StreamsApp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long others wait while two large customers become one: a steady stream of other customers'
 * touchpoints goes to all partitions, and it is looked at how long none of a partition's were read,
 * and how far asOf fell behind.
 */
final class MergePause {
  private static final Identifier DEVICE = new Identifier("anonymous_id", "large");
  private static final Duration BETWEEN_OTHERS = Duration.ofMillis(5);
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration AFTER = Duration.ofSeconds(20);
  private static final long MILLI = 1_000_000;

  private MergePause() {}

  /**
   * The outcome, in ms.
   *
   * @param gap longest time in which none of a partition's touchpoints were read
   * @param lag furthest that asOf was behind the wall clock
   */
  record Result(long gap, long usualGap, long lag, long usualLag) {}

  static Result measure(BenchPlatform platform, int touchpoints) throws InterruptedException {
    try (BenchPipeline pipeline = new BenchPipeline(platform, "merge")) {
      long start = System.currentTimeMillis() - touchpoints * 10L;
      pipeline.publish(2 * touchpoints, number -> large(number, start + number * 5L));
      try (StreamsApp app = pipeline.start();
          TouchpointPublisher publisher = pipeline.publisher()) {
        pipeline.awaitSettled(app);
        Others others = new Others(publisher);
        Thread sender = Thread.ofPlatform().name("others").start(others::send);
        try {
          Watch usual = watch(pipeline, USUAL);
          var _ =
              publisher.send(
                  new Ingested.Accepted(
                      Workload.touchpoint(
                          "link",
                          0,
                          List.of(Workload.user(-1), DEVICE),
                          System.currentTimeMillis())));
          Watch merging = watch(pipeline, AFTER);
          return new Result(merging.gap, usual.gap, merging.lag, usual.lag);
        } finally {
          sender.interrupt();
          sender.join();
        }
      }
    }
  }

  private static Touchpoint large(int number, long at) {
    Identifier identifier = number % 2 == 0 ? Workload.user(-1) : DEVICE;
    return Workload.touchpoint("l" + number, number, List.of(identifier), at);
  }

  private static Watch watch(BenchPipeline pipeline, Duration time) {
    Watch watch = new Watch();
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      watch.look(pipeline.progress.next());
    }
    watch.end();
    return watch;
  }

  /** The longest gaps of a while. */
  private static final class Watch {
    private final Map<String, Long> accepted = new TreeMap<>();
    private final Map<String, Long> since = new TreeMap<>();
    private long gap;
    private long lag;

    void look(PipelineProgress progress) {
      long now = System.nanoTime();
      for (Map.Entry<String, Progress> task : progress.tasks().entrySet()) {
        if (task.getKey().startsWith("journey-")) {
          long count = task.getValue().getAccepted();
          Long last = accepted.put(task.getKey(), count);
          if (last == null || last != count) {
            note(since.getOrDefault(task.getKey(), now), now);
            since.put(task.getKey(), now);
          }
        }
      }
      lag = Math.max(lag, System.currentTimeMillis() - progress.asOf());
    }

    /** A gap that lasts to the end counts as well. */
    void end() {
      long now = System.nanoTime();
      since.values().forEach(from -> note(from, now));
    }

    private void note(long from, long now) {
      gap = Math.max(gap, (now - from) / MILLI);
    }
  }

  /** Other customers, at a pace that the pipeline can easily keep. */
  private record Others(TouchpointPublisher publisher) {
    void send() {
      try {
        for (int number = 0; true; number++) {
          var _ =
              publisher.send(
                  new Ingested.Accepted(
                      Workload.touchpoint(
                          "o" + number,
                          number,
                          List.of(Workload.user(number % 200)),
                          System.currentTimeMillis())));
          Thread.sleep(BETWEEN_OTHERS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
