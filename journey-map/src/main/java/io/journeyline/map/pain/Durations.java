package io.journeyline.map.pain;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.duration;
import static io.journeyline.map.figure.Text.name;
import static io.journeyline.map.figure.Text.percent;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.Spread;
import io.journeyline.map.cells.TouchKey;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.statistics.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time as a pain: stages that take longer than they should, and customers who must come again with
 * the same matter.
 */
final class Durations {
  private static final int LEAST = 10;

  /** Half of the visits may be longer than a target for the median. */
  private static final double HALF = 0.5;

  /** One in ten may come again before it is a pain, where no target says otherwise. */
  private static final double USUAL_REPEAT = 0.1;

  private final Places places;

  Durations(Places places) {
    this.places = places;
  }

  List<Tested> waiting(Slice slice) {
    List<Tested> tested = new ArrayList<>();
    for (Limits.DwellLimit limit : Limits.dwell(places.definition(), slice.segment())) {
      Spread dwell = slice.stage(limit.stage()).dwell();
      if (dwell.count() >= LEAST) {
        Share longer = new Share(dwell.above(limit.limit().toMillis()), dwell.count());
        tested.add(waiting(slice.segment(), limit, longer, dwell.p50()));
      }
    }
    return tested;
  }

  private Tested waiting(
      String segment, Limits.DwellLimit limit, Share longer, @Nullable Long median) {
    TouchKey key = new TouchKey(limit.stage(), "", "");
    String says =
        "%s of %s visits of %s took longer than %s (%s); half take more than %s."
            .formatted(
                count(longer.hits()),
                count(longer.n()),
                name(limit.stage()),
                duration(limit.limit().toMillis()),
                percent(longer.rate()),
                duration(median));
    return tested(
        PainKind.WAITING, segment, key, limit.stage(), null, longer, HALF, limit.owner(), says);
  }

  /**
   * A funnel of two steps that are the same touchpoint measures repeat contact: who converts had to
   * come again within the time.
   */
  List<Tested> repeatContact(Slice slice) {
    List<Tested> tested = new ArrayList<>();
    JourneyDefinition definition = places.definition();
    for (Funnel funnel : definition.funnels()) {
      String touchpoint = repeated(funnel);
      FunnelCell cell = slice.funnel(funnel.id());
      if (touchpoint != null && cell.decided() >= LEAST) {
        Share again = new Share(cell.converted(), cell.decided());
        double reference =
            Limits.conversion(definition, funnel.id(), slice.segment()).orElse(USUAL_REPEAT);
        tested.add(repeat(slice.segment(), touchpoint, funnel.window(), again, reference));
      }
    }
    return tested;
  }

  /** The touchpoint of a funnel that measures repeat contact, or null. */
  static @Nullable String repeated(Funnel funnel) {
    if (funnel.steps().size() != 2) {
      return null;
    }
    String first = funnel.steps().getFirst().touchpoint();
    return first != null && first.equals(funnel.steps().getLast().touchpoint()) ? first : null;
  }

  private Tested repeat(
      String segment, String touchpoint, Duration window, Share again, double reference) {
    String stage = places.stage(touchpoint);
    TouchKey key = new TouchKey(stage, touchpoint, "");
    String says =
        "%s of %s came again to %s within %s (%s); up to %s is usual."
            .formatted(
                count(again.hits()),
                count(again.n()),
                name(touchpoint),
                duration(window.toMillis()),
                percent(again.rate()),
                percent(reference));
    return tested(
        PainKind.REPEAT_CONTACT,
        segment,
        key,
        stage,
        touchpoint,
        again,
        reference,
        places.owner(touchpoint),
        says);
  }

  private static Tested tested(
      PainKind kind,
      String segment,
      TouchKey key,
      String stage,
      @Nullable String touchpoint,
      Share share,
      double reference,
      @Nullable String owner,
      String says) {
    double surprise = share.wilson().low() > reference ? share.surpriseAbove(reference) : 1;
    PainPoint point =
        new PainPoint(
            String.join(".", kind.id(), touchpoint == null ? stage : touchpoint, segment),
            kind,
            stage,
            touchpoint,
            null,
            segment,
            owner,
            Measure.of(share),
            Measure.rounded(reference),
            Math.max(0, Math.round(share.hits() - share.n() * reference)),
            null,
            null,
            surprise,
            List.of(),
            List.of(),
            says);
    return new Tested(surprise, () -> new Finding(key, share, new Share(0, 0), surprise, point));
  }
}
