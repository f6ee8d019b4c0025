package io.journeyline.streams.progress;

import io.journeyline.schemas.Progress;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What all tasks have published of their progress, as this instance has read it so far. */
public final class ProgressView {
  /** Name of the global store that holds it. */
  public static final String STORE = "progress-view";

  private final ReadOnlyKeyValueStore<String, Progress> store;

  public ProgressView(ReadOnlyKeyValueStore<String, Progress> store) {
    this.store = store;
  }

  public static String journeyTask(int partition) {
    return "journey-" + partition;
  }

  public static String aggregatesTask(int partition) {
    return "aggregates-" + partition;
  }

  /** What the journey task of a partition has published last; null while nothing is known of it. */
  public @Nullable Progress ofJourneys(int partition) {
    return store.get(journeyTask(partition));
  }

  /** The least over all journey tasks, {@link Ledger#NOTHING} until each has published. */
  long leastOfJourneys(int partitions, ToLongFunction<Progress> figure) {
    long least = Long.MAX_VALUE;
    for (int partition = 0; partition < partitions; partition++) {
      Progress progress = store.get(journeyTask(partition));
      least = Math.min(least, progress == null ? Ledger.NOTHING : figure.applyAsLong(progress));
    }
    return least;
  }

  /** Input time before which nothing is to be read or under way to a journey any more. */
  public long low(int partitions) {
    return leastOfJourneys(partitions, Progress::getLow);
  }

  /** The moment for which the published aggregates speak. */
  public long asOf(int partitions) {
    return leastOfJourneys(partitions, Progress::getAsOf);
  }

  /** The greatest watermark of any journey task. */
  long greatestWatermark(int partitions) {
    long greatest = Ledger.NOTHING;
    for (int partition = 0; partition < partitions; partition++) {
      Progress progress = store.get(journeyTask(partition));
      greatest = progress == null ? greatest : Math.max(greatest, progress.getWatermark());
    }
    return greatest;
  }

  /**
   * The number of the last record that {@code task} has received from journey task {@code sender}.
   */
  long received(String task, int sender) {
    @Nullable Progress progress = store.get(task);
    return progress == null ? 0 : progress.getReceived().getOrDefault(Integer.toString(sender), 0L);
  }
}
