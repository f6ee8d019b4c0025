package io.journeyline.map.pain;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.statistics.FalseDiscoveries;
import io.journeyline.map.statistics.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The significant pain points and delights of a map. Of all places and groups that were looked at,
 * at most one in twenty of those reported is expected to be chance.
 *
 * @param pains what began on a day first, then by customers lost or unhappy
 * @param delights by customers who were content
 */
public record PainPoints(List<PainPoint> pains, List<PainPoint> delights) {
  private static final double FALSE_SHARE = 0.05;

  /** How sure it must be that one group differs from the others, to blame it on that group. */
  private static final double SURELY_DIFFERENT = 0.01;

  /** So much of what happened falls to a group ... */
  private static final double MOST = 2.0 / 3;

  /** ... that has no more than this share of everything else. */
  private static final double FEW = 1.0 / 3;

  private static final Comparator<PainPoint> RANK =
      Comparator.comparing((PainPoint point) -> point.since() == null)
          .thenComparing(Comparator.comparingLong(PainPoint::customers).reversed())
          .thenComparing(PainPoint::id);

  /**
   * Looks at one group of customers, or, for {@code all}, at everybody and at each group: what one
   * group alone suffers from is told of that group.
   */
  public static PainPoints find(
      JourneyDefinition definition, CellSource cells, Period period, String segment) {
    Places places = new Places(definition);
    Collection<String> segments =
        segment.equals(Cell.ALL_CUSTOMERS) ? cells.segments() : List.of(segment);
    DropOffs dropOffs = new DropOffs(places, cells, period);
    Emotions emotions = new Emotions(places);
    Durations durations = new Durations(places);
    List<Tested> pains = new ArrayList<>();
    List<Tested> delights = new ArrayList<>();
    for (String group : segments) {
      Slice slice = cells.slice(group, period);
      pains.addAll(dropOffs.find(group));
      pains.addAll(emotions.pains(slice));
      pains.addAll(durations.waiting(slice));
      pains.addAll(durations.repeatContact(slice));
      delights.addAll(emotions.delights(slice));
    }
    return new PainPoints(chosen(pains), chosen(delights));
  }

  private static List<PainPoint> chosen(List<Tested> tests) {
    double limit =
        FalseDiscoveries.limit(tests.stream().mapToDouble(Tested::surprise).toArray(), FALSE_SHARE);
    Map<String, List<Finding>> places = new LinkedHashMap<>();
    for (Tested tested : tests) {
      if (tested.surprise() <= limit) {
        Finding finding = tested.finding().get();
        if (finding.point().customers() > 0) {
          places.computeIfAbsent(place(finding), place -> new ArrayList<>()).add(finding);
        }
      }
    }
    return places.values().stream().map(PainPoints::told).sorted(RANK).toList();
  }

  private static String place(Finding finding) {
    return finding.point().kind().id() + ' ' + finding.group();
  }

  /** Of the groups in which one place hurts, the one to tell of. */
  private static PainPoint told(List<Finding> place) {
    Optional<Finding> everybody =
        place.stream().filter(it -> it.point().segment().equals(Cell.ALL_CUSTOMERS)).findFirst();
    Function<Finding, Boolean> isToBlame =
        group -> everybody.isEmpty() || explains(group, everybody.get());
    return place.stream()
        .filter(it -> !it.point().segment().equals(Cell.ALL_CUSTOMERS))
        .filter(isToBlame::apply)
        .min(Comparator.comparingDouble(Finding::surprise).thenComparing(it -> it.point().id()))
        .or(() -> everybody)
        .orElse(place.getFirst())
        .point();
  }

  /** Whether without the group there would be nothing to tell of. */
  private static boolean explains(Finding group, Finding everybody) {
    if (group.inside().n() > everybody.inside().n()
        || group.inside().hits() > everybody.inside().hits()
        || group.inside().n() - group.inside().hits()
            > everybody.inside().n() - everybody.inside().hits()) {
      return false;
    }
    double reference = everybody.point().reference();
    if (reference > 1) {
      return false;
    }
    Share others = everybody.inside().minus(group.inside());
    if (others.n() == 0) {
      return group.rest().n() < everybody.rest().n();
    }
    boolean isMost = group.inside().hits() >= MOST * everybody.inside().hits();
    boolean isFew = group.rest().n() <= FEW * everybody.rest().n();
    if (everybody.rest().n() > 0 && isMost && isFew) {
      return true;
    }
    boolean isWorse = group.inside().surpriseAbove(others) < SURELY_DIFFERENT;
    return isWorse && others.surpriseAbove(reference) > SURELY_DIFFERENT;
  }
}
