package io.journeyline.oracle;

import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.util.List;

/** Events of other products as touchpoints of one customer, and what the only funnel says. */
final class PeerEvents {
  private static final long SECOND = 1_000;

  private PeerEvents() {}

  /**
   * @param seq place among the events, decides between events of one second
   * @param seconds since some moment
   */
  static Touchpoint touchpoint(String type, int seq, long seconds) {
    Touchpoint touchpoint = Shop.at("2020-01-01", "person", type);
    touchpoint.setEventId("%06d".formatted(seq));
    touchpoint.setOccurredAt(touchpoint.getOccurredAt() + seconds * SECOND);
    touchpoint.setReceivedAt(touchpoint.getOccurredAt());
    return touchpoint;
  }

  /** How many reached each step; empty where nobody started. */
  static List<Long> reached(Snapshot snapshot) {
    return snapshot.funnels().entrySet().stream()
        .filter(cell -> cell.getKey().getDay().equals(Days.ALL))
        .map(cell -> cell.getValue())
        .map(FunnelCounts::getReached)
        .findFirst()
        .orElse(List.of());
  }

  /** The level of the only customer; 0 for one who has not started. */
  static int level(Snapshot snapshot) {
    return (int) reached(snapshot).stream().filter(count -> count > 0).count();
  }
}
