package io.journeyline.map.cells;

import java.util.Comparator;

/** A touchpoint rule on one channel: a card of the map. */
public record TouchKey(String stage, String touchpoint, String channel)
    implements Comparable<TouchKey> {
  private static final Comparator<TouchKey> ORDER =
      Comparator.comparing(TouchKey::stage)
          .thenComparing(TouchKey::touchpoint)
          .thenComparing(TouchKey::channel);

  @Override
  public int compareTo(TouchKey other) {
    return ORDER.compare(this, other);
  }
}
