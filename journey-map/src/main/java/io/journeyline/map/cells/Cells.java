package io.journeyline.map.cells;

import io.journeyline.map.statistics.DailyShares;
import io.journeyline.map.statistics.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All cells of one definition's aggregates that a map is drawn from: of all days, each day, and
 * each group of customers.
 *
 * @param customers distinct customers with a journey, or {@link Cell#UNKNOWN}
 */
public record Cells(
    Moment moment,
    long customers,
    List<StageCell> stages,
    List<TransitionCell> transitions,
    List<DropOffCell> dropOffs,
    List<TouchpointCell> touchpoints,
    List<FunnelCell> funnels)
    implements CellSource {

  public Cells {
    stages = List.copyOf(stages);
    transitions = List.copyOf(transitions);
    dropOffs = List.copyOf(dropOffs);
    touchpoints = List.copyOf(touchpoints);
    funnels = List.copyOf(funnels);
  }

  @Override
  public SortedSet<String> segments() {
    SortedSet<String> segments = new TreeSet<>();
    stages.forEach(cell -> segments.add(cell.segment()));
    return segments;
  }

  @Override
  public Slice slice(String segment, Period period) {
    return Slice.of(this, segment, period);
  }

  @Override
  public SortedMap<TouchKey, DailyShares> losses(String segment) {
    SortedMap<TouchKey, SortedMap<LocalDate, Share>> days = new TreeMap<>();
    for (TouchpointCell cell : touchpoints) {
      if (cell.segment().equals(segment) && !cell.day().equals(Cell.ALL_DAYS)) {
        days.computeIfAbsent(cell.key(), _ -> new TreeMap<>())
            .merge(
                LocalDate.parse(cell.day()),
                new Share(Math.min(cell.lastBeforeDrop(), cell.count()), cell.count()),
                Share::plus);
      }
    }
    SortedMap<TouchKey, DailyShares> losses = new TreeMap<>();
    days.forEach((key, shares) -> losses.put(key, DailyShares.of(shares)));
    return losses;
  }

  @Override
  public Optional<LocalDate> lastDay() {
    return stages.stream()
        .map(Cell::day)
        .filter(day -> !day.equals(Cell.ALL_DAYS))
        .max(String::compareTo)
        .map(LocalDate::parse);
  }
}
