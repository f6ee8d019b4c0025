package io.journeyline.benchmarks.platform;

import io.journeyline.local.pipeline.Connection;
import io.journeyline.local.pipeline.LiveProgress;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Follows how far the tasks of a pipeline are, as it is published. */
public final class ProgressFollower implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final LiveProgress progress;

  public ProgressFollower(Connection connection, Topics topics) {
    progress = new LiveProgress(connection, topics);
  }

  /** Takes in what has been published meanwhile, waiting for it a little. */
  public PipelineProgress next() {
    return progress.next(POLL);
  }

  /** Waits until something is so; returns the moment, by nanoTime. */
  public long await(Predicate<PipelineProgress> condition, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (!condition.test(next())) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("not so after " + patience);
      }
    }
    return System.nanoTime();
  }

  /** Sum of a figure over the tasks that know touchpoints. */
  public static long sum(PipelineProgress progress, ToLongFunction<Progress> figure) {
    return progress.tasks().entrySet().stream()
        .filter(task -> task.getKey().startsWith("journey-"))
        .mapToLong(task -> figure.applyAsLong(task.getValue()))
        .sum();
  }

  /** How many internal messages were received. */
  public static long messages(PipelineProgress progress) {
    return sum(
        progress, task -> task.getReceived().values().stream().mapToLong(Long::longValue).sum());
  }

  @Override
  public void close() {
    progress.close();
  }
}
