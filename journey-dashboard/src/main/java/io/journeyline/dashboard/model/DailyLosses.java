package io.journeyline.dashboard.model;

import io.journeyline.dashboard.cells.CellKey;
import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.cells.StoredKey;
import io.journeyline.dashboard.cells.StoredKey.Grain;
import io.journeyline.map.statistics.DailyShares;
import io.journeyline.map.statistics.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of each card's touchpoints day by day, after how many the customer was lost. */
final class DailyLosses implements StandingSums.Part {
  private static final int COUNT = 0;
  private static final int LAST_BEFORE_DROP = 2;

  private final Map<List<String>, DailyShares> cards = new HashMap<>();

  /** Takes cells in the order of their days. */
  static final class Builder {
    private final Map<List<String>, DailyShares.Builder> cards = new HashMap<>();

    void add(StoredKey key, byte[] figures) {
      if (key.period() != StoredKey.UNKNOWN_DAY) {
        cards
            .computeIfAbsent(key.dimensions(), _ -> new DailyShares.Builder())
            .add(key.period(), share(figures));
      }
    }

    DailyLosses build() {
      DailyLosses losses = new DailyLosses();
      cards.forEach((dimensions, days) -> losses.cards.put(dimensions, days.build()));
      return losses;
    }
  }

  /** By touchpoint, stage and channel. */
  Map<List<String>, DailyShares> cards() {
    return Map.copyOf(cards);
  }

  private static Share share(byte[] stored) {
    Figures figures = Figures.of(stored);
    long count = Math.max(0, figures.sum(COUNT));
    return new Share(Math.clamp(figures.sum(LAST_BEFORE_DROP), 0, count), count);
  }

  @Override
  public boolean take(StandingSums.Change change) {
    CellKey cell = change.cell();
    if (cell.day().equals(CellKey.ALL_DAYS) || cell.day().isEmpty()) {
      return false;
    }
    byte @Nullable [] now = change.now();
    DailyShares days = cards.getOrDefault(cell.dimensions(), DailyShares.NONE);
    cards.put(
        cell.dimensions(),
        days.with(StoredKey.period(Grain.DAY, cell.day()), now == null ? null : share(now)));
    return true;
  }
}
