package io.journeyline.oracle;

import io.journeyline.definition.Funnel;
import java.util.ArrayList;
import java.util.List;

/** §5: the attempts of a customer at a funnel that count. */
final class FunnelAttempts {
  private FunnelAttempts() {}

  /**
   * @param contacts of one customer, mapped or not, in order
   */
  static List<FunnelAttempt> of(Funnel funnel, List<Contact> contacts) {
    List<FunnelContact> seen = FunnelContact.inOrder(funnel, contacts);
    FunnelReach reach = FunnelReach.of(funnel, seen);
    List<FunnelContact> starts = seen.stream().filter(FunnelContact::isStart).toList();
    return switch (funnel.count()) {
      case FIRST -> starts.stream().limit(1).map(start -> from(funnel, start, reach)).toList();
      case BEST -> best(funnel, starts, reach);
      case EVERY -> every(funnel, starts, reach);
    };
  }

  private static FunnelAttempt from(Funnel funnel, FunnelContact start, FunnelReach reach) {
    return new FunnelAttempt(funnel, start.contact(), reach.times(start));
  }

  /** The one of the greatest level, the earliest of those. */
  private static List<FunnelAttempt> best(
      Funnel funnel, List<FunnelContact> starts, FunnelReach reach) {
    List<FunnelAttempt> best = new ArrayList<>();
    for (FunnelContact start : starts) {
      FunnelAttempt attempt = from(funnel, start, reach);
      if (best.isEmpty() || attempt.level() > best.getFirst().level()) {
        best.clear();
        best.add(attempt);
      }
      if (attempt.isConverted()) {
        break;
      }
    }
    return best;
  }

  /** One after the other: the next begins after the end of the one before. */
  private static List<FunnelAttempt> every(
      Funnel funnel, List<FunnelContact> starts, FunnelReach reach) {
    List<FunnelAttempt> attempts = new ArrayList<>();
    for (FunnelContact start : starts) {
      if (attempts.isEmpty() || attempts.getLast().hasEndedBefore(start.at())) {
        attempts.add(from(funnel, start, reach));
      }
    }
    return attempts;
  }
}
