package io.journeyline.benchmarks.pipeline;

import io.journeyline.benchmarks.platform.ProgressFollower;
import io.journeyline.local.pipeline.PipelineProgress;
import io.journeyline.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A pipeline on its way from the first touchpoint read to settled aggregates. */
final class Settling {
  private static final double NANOS = 1e9;
  private static final int PARTS = 4;

  /** For so long nothing may change before it is believed that nothing will. */
  private static final Duration CALM = Duration.ofSeconds(2);

  private final Topics topics;
  private final ProgressFollower follower;
  private final WorkerProcess worker;
  private final Map<TopicPartition, Long> ends;
  private final long all;
  private long firstRead;
  private long began;
  private long changed;
  private long asOf = Long.MIN_VALUE;
  private boolean settled;
  private final List<Long> parts = new ArrayList<>();

  Settling(
      Topics topics,
      ProgressFollower follower,
      WorkerProcess worker,
      Map<TopicPartition, Long> ends) {
    this.topics = topics;
    this.follower = follower;
    this.worker = worker;
    this.ends = ends;
    all =
        ends.entrySet().stream()
            .filter(end -> end.getKey().topic().equals(topics.touchpoints.name()))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  Settling await() {
    while (!settled || System.nanoTime() - changed < CALM.toNanos()) {
      worker.requireAlive();
      look(follower.next());
    }
    return this;
  }

  private void look(PipelineProgress now) {
    long read =
        ProgressFollower.sum(
            now, task -> task.getPositions().getOrDefault(topics.touchpoints.name(), 0L));
    if (began == 0 && read > 0) {
      began = System.nanoTime();
      firstRead = read;
    }
    while (parts.size() < PARTS - 1 && read >= all * (parts.size() + 1) / PARTS) {
      parts.add(System.nanoTime());
    }
    boolean isSettled = now.isSettledUpTo(ends);
    if (isSettled != settled || now.asOf() != asOf) {
      settled = isSettled;
      asOf = now.asOf();
      changed = System.nanoTime();
    }
  }

  /** The moment for which the settled aggregates speak. */
  long asOf() {
    return asOf;
  }

  /** Touchpoints a second, from the first that is read until all have settled. */
  double rate() {
    return (all - firstRead) * NANOS / (changed - began);
  }

  /** Touchpoints a second in each quarter of them. */
  List<Double> quarters() {
    List<Double> rates = new ArrayList<>();
    long from = began;
    for (int part = 0; part < PARTS; part++) {
      long to = part < parts.size() ? parts.get(part) : changed;
      rates.add((double) all / PARTS * NANOS / (to - from));
      from = to;
    }
    return rates;
  }
}
