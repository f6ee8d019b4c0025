package io.journeyline.map.cells;

import java.util.List;
import java.util.SortedSet;
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
    List<FunnelCell> funnels) {

  public Cells {
    stages = List.copyOf(stages);
    transitions = List.copyOf(transitions);
    dropOffs = List.copyOf(dropOffs);
    touchpoints = List.copyOf(touchpoints);
    funnels = List.copyOf(funnels);
  }

  /** Groups of customers that there are cells for, {@code all} among them. */
  public SortedSet<String> segments() {
    SortedSet<String> segments = new TreeSet<>();
    stages.forEach(cell -> segments.add(cell.segment()));
    return segments;
  }
}
