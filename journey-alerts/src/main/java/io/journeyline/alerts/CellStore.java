package io.journeyline.alerts;

import io.journeyline.definition.AlertRules;
import io.journeyline.schemas.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The present cells of the series aggregate, as lines over time: one for each combination of
 * dimensions, and one for each sum of them that a rule asks for.
 */
public final class CellStore {
  private static final Duration FINEST = Duration.ofSeconds(1);

  private final Map<String, Duration> intervals;
  private final Map<SeriesKey, Long> cells = new HashMap<>();
  private final Map<Track, Line> tracks = new HashMap<>();
  private final Map<Sum, Line> sums = new HashMap<>();

  /** Cells of before are not kept. */
  private long keptFrom = Long.MIN_VALUE;

  /** The sums of which a series is a part. */
  private final Map<String, List<Sum>> bySeries = new HashMap<>();

  /** One combination of dimensions. */
  record Track(String segment, String series, String touchpoint, String channel, String by) {
    static Track of(SeriesKey key) {
      return new Track(
          key.getSegment(), key.getSeries(), key.getTouchpoint(), key.getChannel(), key.getBy());
    }
  }

  public CellStore(AlertRules alerts) {
    intervals = alerts.intervals();
  }

  private Line newLine(Track track) {
    return new Line(intervals.getOrDefault(track.series(), FINEST).toMillis());
  }

  /** What a rule sums up: the cells of some series in a slice. */
  private record Sum(Set<String> series, Slice slice, long interval) {
    boolean takes(Track track) {
      return series.contains(track.series()) && slice.takes(track);
    }
  }

  /**
   * Sets a cell.
   *
   * @param count its present count; zero where there is no such cell any more
   */
  public void put(SeriesKey key, long count) {
    if (key.getFrom() < keptFrom) {
      return;
    }
    Long before = count == 0 ? cells.remove(key) : cells.put(key, count);
    long difference = count - (before == null ? 0 : before);
    if (difference == 0) {
      return;
    }
    Track track = Track.of(key);
    tracks.computeIfAbsent(track, this::newLine).add(key.getFrom(), difference);
    for (Sum sum : bySeries.getOrDefault(track.series(), List.of())) {
      if (sum.takes(track)) {
        Objects.requireNonNull(sums.get(sum)).add(key.getFrom(), difference);
      }
    }
  }

  /** Lets go of cells of before that moment, and takes no more of them. */
  public void forgetBefore(long moment) {
    if (moment > keptFrom) {
      keptFrom = moment;
      cells.keySet().removeIf(key -> key.getFrom() < moment);
      tracks.values().forEach(line -> line.forgetBefore(moment));
      sums.values().forEach(line -> line.forgetBefore(moment));
    }
  }

  /** Begin of the first cell, or {@code Long.MAX_VALUE}. */
  public long first() {
    return cells.keySet().stream().mapToLong(SeriesKey::getFrom).min().orElse(Long.MAX_VALUE);
  }

  int size() {
    return cells.size();
  }

  /** The line of all cells of these series in a slice; goes on changing with the cells. */
  Line line(Collection<String> series, Slice slice, long interval) {
    Sum sum = new Sum(new HashSet<>(series), slice, interval);
    Line known = sums.get(sum);
    if (known != null) {
      return known;
    }
    Line line = new Line(interval);
    tracks.forEach(
        (track, one) -> {
          if (sum.takes(track)) {
            line.addAll(one);
          }
        });
    sums.put(sum, line);
    sum.series().forEach(name -> bySeries.computeIfAbsent(name, _ -> new ArrayList<>()).add(sum));
    return line;
  }

  /** The lines of single combinations that are part of these series in a slice. */
  Map<Track, Line> parts(Collection<String> series, Slice slice) {
    Map<Track, Line> parts = new HashMap<>();
    tracks.forEach(
        (track, line) -> {
          if (series.contains(track.series()) && slice.takes(track)) {
            parts.put(track, line);
          }
        });
    return parts;
  }

  /** All combinations there are. */
  Set<Track> tracks() {
    return tracks.keySet();
  }
}
