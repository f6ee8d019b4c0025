package io.journeyline.dashboard.model;

import io.journeyline.schemas.Progress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How far the pipeline's tasks are, by the last record of each. */
final class ProgressFold {
  private final int partitions;
  private final Map<String, Progress> tasks = new TreeMap<>();
  private @Nullable Long at;

  ProgressFold(int partitions) {
    this.partitions = partitions;
  }

  void take(String task, @Nullable Progress progress, long time) {
    if (progress == null) {
      tasks.remove(task);
    } else {
      tasks.put(task, progress);
    }
    at = at == null ? time : Math.max(at, time);
  }

  @Nullable Long at() {
    return at;
  }

  Map<String, Progress> tasks() {
    return Map.copyOf(tasks);
  }

  @Nullable Long asOf() {
    return least(Progress::getAsOf);
  }

  @Nullable Long watermark() {
    return least(Progress::getWatermark);
  }

  long lag() {
    return journeyTasks().stream()
        .flatMap(task -> task.getLag().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private @Nullable Long least(ToLongFunction<Progress> figure) {
    List<Progress> told = journeyTasks();
    if (told.size() < partitions) {
      return null;
    }
    long least = told.stream().mapToLong(figure).min().orElse(Long.MIN_VALUE);
    return least == Long.MIN_VALUE ? null : least;
  }

  private List<Progress> journeyTasks() {
    return IntStream.range(0, partitions)
        .mapToObj(partition -> "journey-" + partition)
        .filter(tasks::containsKey)
        .map(tasks::get)
        .toList();
  }
}
