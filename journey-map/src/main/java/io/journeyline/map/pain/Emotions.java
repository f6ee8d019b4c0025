package io.journeyline.map.pain;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.name;
import static io.journeyline.map.figure.Text.percent;
import static io.journeyline.map.figure.Text.score;

import io.journeyline.map.cells.Slice;
import io.journeyline.map.cells.TouchKey;
import io.journeyline.map.cells.TouchpointCell;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.statistics.Mean;
import io.journeyline.map.statistics.Share;
import java.util.ArrayList;
import java.util.List;

/** Touchpoints that make people unhappier, or happier, than the journey as a whole does. */
final class Emotions {
  /** Fewer scores tell nothing. */
  private static final int LEAST = 8;

  /** A touchpoint at which fewer than one in five is unhappy is no pain, however content others. */
  private static final double LEAST_NEGATIVE = 0.2;

  /** A delight is well above neutral, basis points. */
  private static final double LEAST_POSITIVE = 2_000;

  private final Places places;

  Emotions(Places places) {
    this.places = places;
  }

  List<Tested> pains(Slice slice) {
    List<Tested> tested = new ArrayList<>();
    Share all =
        slice.touchpoints().values().stream()
            .map(Emotions::negative)
            .reduce(new Share(0, 0), Share::plus);
    slice
        .touchpoints()
        .forEach(
            (key, cell) -> {
              Share inside = negative(cell);
              if (inside.n() >= LEAST) {
                tested.add(pain(slice.segment(), key, inside, all.minus(inside)));
              }
            });
    return tested;
  }

  List<Tested> delights(Slice slice) {
    List<Tested> tested = new ArrayList<>();
    TouchpointCell all =
        slice.touchpoints().values().stream()
            .reduce(TouchpointCell.none(slice.segment()), TouchpointCell::plus);
    slice
        .touchpoints()
        .forEach(
            (key, cell) -> {
              if (cell.scored() >= LEAST) {
                tested.add(delight(slice.segment(), key, cell, mean(all).minus(mean(cell))));
              }
            });
    return tested;
  }

  private static Share negative(TouchpointCell cell) {
    return new Share(Math.min(cell.negative(), cell.scored()), cell.scored());
  }

  /** The mean score of a cell. */
  static Mean mean(TouchpointCell cell) {
    return new Mean(cell.scored(), cell.scoreSum(), cell.scoreSquares());
  }

  private Tested pain(String segment, TouchKey key, Share inside, Share rest) {
    double reference = Math.max(LEAST_NEGATIVE, rest.rate());
    boolean isSure = inside.wilson().low() > reference;
    double surprise = isSure ? inside.surpriseAbove(reference) : 1;
    return new Tested(surprise, () -> pain(segment, key, inside, rest, reference, surprise));
  }

  private Finding pain(
      String segment, TouchKey key, Share inside, Share rest, double reference, double surprise) {
    String says =
        "%s of %s who said how they felt at %s on %s were unhappy (%s); elsewhere it is %s."
            .formatted(
                count(inside.hits()),
                count(inside.n()),
                name(key.touchpoint()),
                key.channel(),
                percent(inside.rate()),
                percent(rest.rate()));
    PainPoint point =
        new PainPoint(
            DropOffs.id(PainKind.NEGATIVE_EMOTION, key, segment),
            PainKind.NEGATIVE_EMOTION,
            key.stage(),
            key.touchpoint(),
            key.channel(),
            segment,
            places.owner(key.touchpoint()),
            Measure.of(inside),
            Measure.rounded(reference),
            Math.max(0, Math.round(inside.hits() - inside.n() * reference)),
            null,
            null,
            surprise,
            List.of(),
            List.of(),
            says);
    return new Finding(key, inside, rest, surprise, point);
  }

  private Tested delight(String segment, TouchKey key, TouchpointCell cell, Mean rest) {
    double reference = Math.max(LEAST_POSITIVE, rest.value());
    double surprise = mean(cell).surpriseAbove(reference);
    return new Tested(surprise, () -> delight(segment, key, cell, rest, reference, surprise));
  }

  private Finding delight(
      String segment,
      TouchKey key,
      TouchpointCell cell,
      Mean rest,
      double reference,
      double surprise) {
    Mean mean = mean(cell);
    String says =
        "%s who said how they felt at %s on %s gave %s on average; elsewhere it is %s."
            .formatted(
                count(cell.scored()),
                name(key.touchpoint()),
                key.channel(),
                score(mean.value()),
                score(rest.value()));
    PainPoint point =
        new PainPoint(
            DropOffs.id(PainKind.POSITIVE_EMOTION, key, segment),
            PainKind.POSITIVE_EMOTION,
            key.stage(),
            key.touchpoint(),
            key.channel(),
            segment,
            places.owner(key.touchpoint()),
            Measure.of(mean),
            Math.round(reference),
            cell.scored() - cell.negative(),
            null,
            null,
            surprise,
            List.of(),
            List.of(),
            says);
    Share content =
        new Share(cell.scored() - Math.min(cell.negative(), cell.scored()), cell.scored());
    return new Finding(key, content, new Share(0, 0), surprise, point);
  }
}
