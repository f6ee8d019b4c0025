package io.journeyline.streams.progress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** What of this instance's state is being restored from changelogs, and how much is left of it. */
public final class Restoring implements StateRestoreListener {
  private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();

  /** How many parts of stores are being restored. */
  int stores() {
    return left.size();
  }

  /** How many changelog records are left to be read. */
  long records() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    left.put(changelog, to - from);
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long upTo, long records) {
    left.computeIfPresent(changelog, (_, before) -> Math.max(0, before - records));
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long records) {
    left.remove(changelog);
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
    left.remove(changelog);
  }
}
