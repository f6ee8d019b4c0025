package io.journeyline.local.pipeline;

import io.journeyline.schemas.Snapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The cells on which two snapshots agree, as expected, and the same cells of a third, as found.
 *
 * @param moving how many cells they do not agree on
 */
record Agreement(Snapshot expected, Snapshot actual, long moving) {

  static Agreement of(Snapshot first, Snapshot second, Snapshot found) {
    Snapshot expected = Snapshot.empty();
    Snapshot actual = Snapshot.empty();
    long moving = 0;
    moving += agree(Snapshot::stages, first, second, found, expected, actual);
    moving += agree(Snapshot::transitions, first, second, found, expected, actual);
    moving += agree(Snapshot::channelFlows, first, second, found, expected, actual);
    moving += agree(Snapshot::dropOffs, first, second, found, expected, actual);
    moving += agree(Snapshot::funnels, first, second, found, expected, actual);
    moving += agree(Snapshot::touchpointStats, first, second, found, expected, actual);
    moving += agree(Snapshot::variants, first, second, found, expected, actual);
    moving += agree(Snapshot::counts, first, second, found, expected, actual);
    moving += agree(Snapshot::journeys, first, second, found, expected, actual);
    return new Agreement(expected, actual, moving);
  }

  private static <K, V> long agree(
      Function<Snapshot, Map<K, V>> aggregate,
      Snapshot first,
      Snapshot second,
      Snapshot found,
      Snapshot expected,
      Snapshot actual) {
    Set<K> moving = new HashSet<>();
    Set<K> keys = new HashSet<>(aggregate.apply(first).keySet());
    keys.addAll(aggregate.apply(second).keySet());
    for (K key : keys) {
      V before = aggregate.apply(first).get(key);
      V after = aggregate.apply(second).get(key);
      if (!Objects.equals(before, after)) {
        moving.add(key);
      } else if (before != null) {
        aggregate.apply(expected).put(key, before);
      }
    }
    aggregate
        .apply(found)
        .forEach(
            (key, value) -> {
              if (!moving.contains(key)) {
                aggregate.apply(actual).put(key, value);
              }
            });
    return moving.size();
  }
}
