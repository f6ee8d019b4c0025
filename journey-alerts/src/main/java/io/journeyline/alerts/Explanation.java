package io.journeyline.alerts;

import io.journeyline.alerts.CellStore.Track;
import io.journeyline.definition.AlertRule;
import io.journeyline.definition.AlertRule.Dimension;
import io.journeyline.schemas.AlertShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which values of a dimension make up the change that an alert tells of: of each, how many were
 * counted beyond what its own past leads to expect. What is expected of all values together is what
 * the judgement expected, so the shares add up.
 */
final class Explanation {
  private static final long WEEK = Duration.ofDays(7).toMillis();
  private static final int WEEKS = 4;

  /** How far before a window it looks, ms. */
  static final long REACH = WEEKS * WEEK;

  /** How many values of a dimension are told. */
  private static final int MOST = 5;

  private static final double LEAST_SHARE = 0.01;

  /** A value with so few facts in the past counts half like all values together. */
  private static final double HALF_TRUSTED = 20;

  private static final String ALL_CUSTOMERS = "all";

  private final AlertRule rule;
  private final Slice slice;
  private final CellStore cells;

  Explanation(AlertRule rule, Slice slice, CellStore cells) {
    this.rule = rule;
    this.slice = slice;
    this.cells = cells;
  }

  /** What one value has in the window and had before. */
  private static final class Part {
    long counted;
    long outOf;
    long countedBefore;
    long outOfBefore;

    void add(Part other) {
      counted += other.counted;
      outOf += other.outOf;
      countedBefore += other.countedBefore;
      outOfBefore += other.outOfBefore;
    }
  }

  List<AlertShare> of(Judgement judgement) {
    List<AlertShare> shares = new ArrayList<>();
    Map<Track, Part> tracks = tracks(slice, judgement);
    shares.addAll(shares(Dimension.TOUCHPOINT, group(tracks, Track::touchpoint), judgement));
    shares.addAll(shares(Dimension.CHANNEL, group(tracks, Track::channel), judgement));
    shares.addAll(shares(Dimension.BY, group(tracks, Track::by), judgement));
    if (slice.segment().equals(ALL_CUSTOMERS)) {
      shares.addAll(segments(tracks, judgement));
    }
    return shares;
  }

  /** Segments may overlap, so each is set against the whole. */
  private List<AlertShare> segments(Map<Track, Part> all, Judgement judgement) {
    Map<String, Part> values = new TreeMap<>();
    Set<String> segments = new HashSet<>();
    cells.tracks().forEach(track -> segments.add(track.segment()));
    segments.remove(ALL_CUSTOMERS);
    for (String segment : segments) {
      tracks(slice.with(Dimension.SEGMENT, segment), judgement)
          .values()
          .forEach(part -> values.computeIfAbsent(segment, _ -> new Part()).add(part));
    }
    Part whole = new Part();
    all.values().forEach(whole::add);
    return shares(Dimension.SEGMENT, values, whole, judgement);
  }

  private List<AlertShare> shares(
      Dimension dimension, Map<String, Part> values, Judgement judgement) {
    Part whole = new Part();
    values.values().forEach(whole::add);
    // A dimension with a single value explains nothing.
    return values.size() < 2 ? List.of() : shares(dimension, values, whole, judgement);
  }

  private List<AlertShare> shares(
      Dimension dimension, Map<String, Part> values, Part whole, Judgement judgement) {
    boolean isShare = rule.metric().isShare();
    double usual = values.values().stream().mapToDouble(part -> raw(part, whole)).sum();
    if (dimension == Dimension.SEGMENT) {
      usual = raw(whole, whole);
    }
    Double expected = judgement.expected();
    double aim =
        expected == null ? usual : isShare ? expected * judgement.figure().outOf() : expected;
    double scale = usual > 0 ? aim / usual : 1;
    double change = judgement.figure().counted() - aim;
    List<AlertShare> shares = new ArrayList<>();
    for (Map.Entry<String, Part> value : values.entrySet()) {
      Part part = value.getValue();
      double own = raw(part, whole) * scale;
      double share = change == 0 ? 0 : (part.counted - own) / change;
      if (Math.abs(share) >= LEAST_SHARE) {
        shares.add(
            new AlertShare(
                dimension.name().toLowerCase(Locale.ROOT),
                value.getKey(),
                isShare ? part.outOf : part.counted,
                part.counted,
                own,
                share));
      }
    }
    shares.sort(Comparator.comparingDouble(AlertShare::getShare).reversed());
    return shares.size() <= MOST ? shares : List.copyOf(shares.subList(0, MOST));
  }

  /** How many its own past leads to expect, before all values are brought to the whole. */
  private double raw(Part part, Part whole) {
    if (!rule.metric().isShare()) {
      return part.countedBefore;
    }
    double all = whole.outOfBefore == 0 ? 0 : (double) whole.countedBefore / whole.outOfBefore;
    double own = (part.countedBefore + HALF_TRUSTED * all) / (part.outOfBefore + HALF_TRUSTED);
    return own * part.outOf;
  }

  private static Map<String, Part> group(Map<Track, Part> tracks, Function<Track, String> value) {
    Map<String, Part> values = new TreeMap<>();
    tracks.forEach(
        (track, part) -> values.computeIfAbsent(value.apply(track), _ -> new Part()).add(part));
    return values;
  }

  private Map<Track, Part> tracks(Slice of, Judgement judgement) {
    Map<Track, Part> tracks = new java.util.HashMap<>();
    Set<String> counted = Set.copyOf(rule.metric().counted());
    Set<String> series = new HashSet<>(rule.metric().outOf());
    series.addAll(counted);
    Set<String> outOf = Set.copyOf(rule.metric().outOf());
    cells
        .parts(series, of)
        .forEach(
            (track, line) -> {
              Part part = new Part();
              long now = line.sum(judgement.from(), judgement.to());
              long before = before(line, judgement);
              part.counted = counted.contains(track.series()) ? now : 0;
              part.countedBefore = counted.contains(track.series()) ? before : 0;
              part.outOf = outOf.contains(track.series()) ? now : 0;
              part.outOfBefore = outOf.contains(track.series()) ? before : 0;
              tracks.put(track, part);
            });
    return tracks;
  }

  private static long before(Line line, Judgement judgement) {
    long sum = 0;
    for (int week = 1; week <= WEEKS; week++) {
      sum += line.sum(judgement.from() - week * WEEK, judgement.to() - week * WEEK);
    }
    return sum;
  }
}
