package io.journeyline.map.targets;

import io.journeyline.definition.Target.Metric;
import io.journeyline.definition.Target.Subject;
import io.journeyline.map.cells.FunnelCell;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.figure.Feedback;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.statistics.Interval;
import io.journeyline.map.statistics.Mean;
import io.journeyline.map.statistics.Share;
import java.util.Optional;
import java.util.function.Predicate;

/** The figures of stages, touchpoints and funnels that targets bound. */
public final class Metrics {
  private Metrics() {}

  /** The figure, or nothing where there is nothing to tell from. */
  public static Optional<Measure> measure(
      Slice slice, Subject subject, String about, Metric metric) {
    return switch (subject) {
      case STAGE -> stage(slice, about, metric);
      case TOUCHPOINT -> touchpoint(slice, about, metric);
      case FUNNEL -> share(conversion(slice.funnel(about)));
    };
  }

  private static Optional<Measure> stage(Slice slice, String stage, Metric metric) {
    StageCell cell = slice.stage(stage);
    return switch (metric) {
      case ADVANCE_RATE -> share(new Share(cell.advanced(), cell.ended()));
      case DROP_RATE -> share(new Share(cell.dropped(), cell.ended()));
      case DWELL_P50 -> dwell(cell);
      case EMOTION -> emotion(sum(slice, it -> it.stage().equals(stage)));
      case NPS -> Feedback.of(sum(slice, it -> it.stage().equals(stage)).feedback()).npsMeasure();
      case CONVERSION -> Optional.empty();
    };
  }

  private static Optional<Measure> touchpoint(Slice slice, String touchpoint, Metric metric) {
    TouchpointCell cell = sum(slice, it -> it.touchpoint().equals(touchpoint));
    return switch (metric) {
      case DROP_RATE -> share(new Share(cell.lastBeforeDrop(), cell.count()));
      case EMOTION -> emotion(cell);
      case NPS -> Feedback.of(cell.feedback()).npsMeasure();
      case ADVANCE_RATE, DWELL_P50, CONVERSION -> Optional.empty();
    };
  }

  /** Decided attempts that converted. */
  public static Share conversion(FunnelCell cell) {
    return new Share(cell.converted(), cell.decided());
  }

  /** The cells that are meant, together. */
  public static TouchpointCell sum(Slice slice, Predicate<TouchpointCell> isMeant) {
    return slice.touchpoints().values().stream()
        .filter(isMeant)
        .reduce(TouchpointCell.none(slice.segment()), TouchpointCell::plus);
  }

  private static Optional<Measure> share(Share share) {
    return share.n() == 0 ? Optional.empty() : Optional.of(Measure.of(share));
  }

  /** The mean score, or nothing where none was given. */
  public static Optional<Measure> emotion(TouchpointCell cell) {
    return cell.scored() == 0
        ? Optional.empty()
        : Optional.of(Measure.of(new Mean(cell.scored(), cell.scoreSum(), cell.scoreSquares())));
  }

  /** A median has no interval here: it is exact for the visits that ended. */
  private static Optional<Measure> dwell(StageCell cell) {
    Long median = cell.dwell().p50();
    return median == null
        ? Optional.empty()
        : Optional.of(Measure.of(median, new Interval(median, median), cell.ended()));
  }
}
