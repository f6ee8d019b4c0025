package io.journeyline.alerts;

import io.journeyline.definition.AlertRule.Dimension;
import io.journeyline.definition.AlertRule.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of all cells: those of one segment and, where given, of one value of each dimension. */
public record Slice(
    String segment, @Nullable String touchpoint, @Nullable String channel, @Nullable String by) {
  private static final String ALL_CUSTOMERS = "all";

  static Slice of(Scope scope) {
    return new Slice(scope.segment(), scope.touchpoint(), scope.channel(), scope.by());
  }

  Slice with(Dimension dimension, String value) {
    return switch (dimension) {
      case SEGMENT -> new Slice(value, touchpoint, channel, by);
      case TOUCHPOINT -> new Slice(segment, value, channel, by);
      case CHANNEL -> new Slice(segment, touchpoint, value, by);
      case BY -> new Slice(segment, touchpoint, channel, value);
    };
  }

  boolean takes(CellStore.Track track) {
    return segment.equals(track.segment())
        && (touchpoint == null || touchpoint.equals(track.touchpoint()))
        && (channel == null || channel.equals(track.channel()))
        && (by == null || by.equals(track.by()));
  }

  /** What narrows it, by dimension; empty for everything. */
  public Map<String, String> dimensions() {
    Map<String, String> dimensions = new LinkedHashMap<>();
    if (!segment.equals(ALL_CUSTOMERS)) {
      dimensions.put("segment", segment);
    }
    put(dimensions, "touchpoint", touchpoint);
    put(dimensions, "channel", channel);
    put(dimensions, "by", by);
    return dimensions;
  }

  private static void put(Map<String, String> dimensions, String name, @Nullable String value) {
    if (value != null) {
      dimensions.put(name, value);
    }
  }
}
