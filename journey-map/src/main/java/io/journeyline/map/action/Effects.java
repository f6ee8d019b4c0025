package io.journeyline.map.action;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.percent;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Stage;
import io.journeyline.definition.Target;
import io.journeyline.map.action.Effect.Status;
import io.journeyline.map.cells.CellSource;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.StageCell;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.statistics.Interval;
import io.journeyline.map.statistics.Share;
import io.journeyline.map.targets.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures what actions changed, by the same figure over as many days before the start as after it.
 * Days whose outcome is not known yet count neither way.
 *
 * <p>Of a drop-off the figure is: of the stage's touchpoints on the channel, after how many the
 * customer was lost to this one. It has a value also where the touchpoint is gone.
 */
public final class Effects {
  private static final int LEAST_DAYS = 7;
  private static final int MOST_DAYS = 28;
  private static final int LEAST = 30;

  private final JourneyDefinition definition;
  private final CellSource cells;

  public Effects(JourneyDefinition definition, CellSource cells) {
    this.definition = definition;
    this.cells = cells;
  }

  /** A figure that an action is to change. */
  private record Figure(
      String words,
      String segment,
      @Nullable Duration patience,
      boolean lessIsBetter,
      Function<Slice, Share> share) {}

  /**
   * The effect of one action.
   *
   * @param since first day of the pain point, before which nothing is compared; null: not known
   */
  public Effect measure(Action action, @Nullable LocalDate since) {
    Optional<Figure> figure = figure(action.about());
    if (figure.isEmpty()) {
      return new Effect(
          action.about(),
          null,
          null,
          null,
          Status.UNKNOWN,
          "There is no pain point or target '%s' in this map.".formatted(action.about()));
    }
    return measure(action, figure.get(), since);
  }

  private Effect measure(Action action, Figure figure, @Nullable LocalDate since) {
    LocalDate last = lastDecided(figure.patience());
    long days = Math.min(MOST_DAYS, ChronoUnit.DAYS.between(action.start(), last) + 1);
    if (days < 1) {
      return tooEarly(figure, null, null, "no day since its start is decided yet");
    }
    LocalDate from = action.start().minusDays(Math.max(LEAST_DAYS, days));
    Period before =
        new Period(
            since != null && since.isAfter(from) && since.isBefore(action.start()) ? since : from,
            action.start().minusDays(1));
    Period after = new Period(action.start(), action.start().plusDays(days - 1));
    Share was = figure.share().apply(cells.slice(figure.segment(), before));
    Share is = figure.share().apply(cells.slice(figure.segment(), after));
    if (days < LEAST_DAYS || is.n() < LEAST || was.n() < LEAST) {
      return tooEarly(
          figure,
          was,
          is,
          "%d days and %s cases since its start are decided; it takes %d and %d, and as many cases before"
              .formatted(days, count(is.n()), LEAST_DAYS, LEAST));
    }
    return change(figure, was, is);
  }

  private static Effect tooEarly(
      Figure figure, @Nullable Share was, @Nullable Share is, String why) {
    return new Effect(
        figure.words(),
        measure(was),
        measure(is),
        null,
        Status.TOO_EARLY,
        "Too early to tell: " + why + ".");
  }

  private static @Nullable Measure measure(@Nullable Share share) {
    return share == null || share.n() == 0 ? null : Measure.of(share);
  }

  private static Effect change(Figure figure, Share was, Share is) {
    Interval interval = was.changeTo(is);
    Status status = Effect.judge(interval, figure.lessIsBetter());
    String says =
        "%s was %s (n %s) and is %s (n %s): a change of %s, between %s and %s%s."
            .formatted(
                figure.words(),
                percent(was.rate()),
                count(was.n()),
                percent(is.rate()),
                count(is.n()),
                points(is.rate() - was.rate()),
                points(interval.low()),
                points(interval.high()),
                status == Status.NOT_SEEN ? ", which may be chance" : "");
    return new Effect(
        figure.words(),
        Measure.of(was),
        Measure.of(is),
        Measure.of(is.rate() - was.rate(), interval, is.n()),
        status,
        says);
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f points", 100 * share).replace('-', '−');
  }

  private LocalDate lastDecided(@Nullable Duration patience) {
    Instant asOf = cells.moment().asOf();
    if (asOf == null) {
      return cells.lastDay().orElse(LocalDate.EPOCH);
    }
    Instant decided = patience == null ? asOf : asOf.minus(patience);
    return LocalDate.ofInstant(decided, definition.zone()).minusDays(1);
  }

  private Optional<Figure> figure(String about) {
    List<String> parts = List.of(about.split("\\.", -1));
    return switch (parts.getFirst()) {
      case "drop-off" -> parts.size() == 4 ? dropOff(parts) : Optional.empty();
      case "negative-emotion" -> parts.size() == 4 ? emotion(parts) : Optional.empty();
      case "target" -> target(about.substring("target.".length()));
      default -> Optional.empty();
    };
  }

  private Optional<Figure> dropOff(List<String> parts) {
    return stageOf(parts.get(1))
        .map(
            stage ->
                new Figure(
                    "The share lost after %s on %s".formatted(parts.get(1), parts.get(2)),
                    parts.get(3),
                    stage.timeout(),
                    true,
                    slice -> lost(slice, stage.id(), parts.get(1), parts.get(2))));
  }

  private static Share lost(Slice slice, String stage, String touchpoint, String channel) {
    TouchpointCell all =
        Metrics.sum(slice, it -> it.stage().equals(stage) && it.channel().equals(channel));
    TouchpointCell own =
        Metrics.sum(
            slice, it -> it.touchpoint().equals(touchpoint) && it.channel().equals(channel));
    return new Share(Math.min(own.lastBeforeDrop(), all.count()), all.count());
  }

  private Optional<Figure> emotion(List<String> parts) {
    return stageOf(parts.get(1))
        .map(
            _ ->
                new Figure(
                    "The share of unhappy answers at %s on %s"
                        .formatted(parts.get(1), parts.get(2)),
                    parts.get(3),
                    null,
                    true,
                    slice -> negative(slice, parts.get(1), parts.get(2))));
  }

  private static Share negative(Slice slice, String touchpoint, String channel) {
    TouchpointCell own =
        Metrics.sum(
            slice, it -> it.touchpoint().equals(touchpoint) && it.channel().equals(channel));
    return new Share(Math.min(own.negative(), own.scored()), own.scored());
  }

  private Optional<Stage> stageOf(String touchpoint) {
    return definition.touchpoints().stream()
        .filter(rule -> rule.id().equals(touchpoint))
        .map(rule -> rule.stage())
        .findFirst();
  }

  private Optional<Figure> target(String id) {
    return definition.targets().stream()
        .filter(target -> target.id().equals(id))
        .findFirst()
        .flatMap(this::figure);
  }

  private Optional<Figure> figure(Target target) {
    String about = target.about();
    boolean lessIsBetter = target.atMost() != null;
    return switch (target.metric()) {
      case DROP_RATE, ADVANCE_RATE -> {
        if (target.subject() != Target.Subject.STAGE) {
          yield Optional.empty();
        }
        boolean isDrop = target.metric() == Target.Metric.DROP_RATE;
        yield stage(about)
            .map(
                stage ->
                    new Figure(
                        (isDrop ? "The share that leaves in " : "The share that goes on from ")
                            + about,
                        target.segment(),
                        stage.timeout(),
                        lessIsBetter,
                        slice -> ended(slice.stage(about), isDrop)));
      }
      case CONVERSION ->
          definition.funnels().stream()
              .filter(funnel -> funnel.id().equals(about))
              .findFirst()
              .map(
                  funnel ->
                      new Figure(
                          "The conversion of " + about,
                          target.segment(),
                          funnel.window(),
                          lessIsBetter,
                          slice -> Metrics.conversion(slice.funnel(about))));
      case DWELL_P50, EMOTION, NPS -> Optional.empty();
    };
  }

  private Optional<Stage> stage(String id) {
    return definition.stages().stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  private static Share ended(StageCell cell, boolean isDrop) {
    return new Share(isDrop ? cell.dropped() : cell.advanced(), cell.ended());
  }
}
