package io.journeyline.local.pipeline;

import io.journeyline.schemas.Progress;
import io.journeyline.schemas.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** How far all tasks of a pipeline have come, at one moment of the progress topic. */
public record PipelineProgress(Topics topics, Map<String, Progress> tasks) {
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** The moment for which the published aggregates speak, {@code Long.MIN_VALUE} while unknown. */
  public long asOf() {
    return least(Progress::getAsOf);
  }

  /** Input time up to which all partitions were read, {@code Long.MIN_VALUE} while unknown. */
  public long watermark() {
    return least(Progress::getWatermark);
  }

  /** Records of all input partitions that were there and not yet read. */
  public long lag() {
    return journeyTasks()
        .flatMap(task -> task.getLag().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Input time before which nothing is to be read or under way to a journey any more. */
  public long low() {
    return least(Progress::getLow);
  }

  /** Whether everything before {@code ends} was read and nothing is under way. */
  public boolean isSettledUpTo(Map<TopicPartition, Long> ends) {
    return journeyTasks().count() == topics.partitions()
        && journeyTasks()
            .allMatch(task -> task.getUnderWay() == 0 && position(task) >= end(task, ends));
  }

  /**
   * The share of touchpoints that came to their customer's root without a further hop, NaN while
   * there are none.
   */
  public double directShare() {
    long accepted = journeyTasks().mapToLong(Progress::getAccepted).sum();
    return (double) journeyTasks().mapToLong(Progress::getDirect).sum() / accepted;
  }

  private long position(Progress task) {
    return task.getPositions().getOrDefault(topics.touchpoints.name(), 0L);
  }

  private long end(Progress task, Map<TopicPartition, Long> ends) {
    return ends.getOrDefault(
        new TopicPartition(topics.touchpoints.name(), task.getPartition()), 0L);
  }

  private long least(ToLongFunction<Progress> figure) {
    return journeyTasks().count() < topics.partitions()
        ? UNKNOWN
        : journeyTasks().mapToLong(figure).min().orElse(UNKNOWN);
  }

  private Stream<Progress> journeyTasks() {
    return IntStream.range(0, topics.partitions())
        .mapToObj(partition -> tasks.get("journey-" + partition))
        .filter(Objects::nonNull);
  }
}
