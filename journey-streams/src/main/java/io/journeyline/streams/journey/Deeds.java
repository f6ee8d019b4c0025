package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.Map;
import java.util.TreeMap;

/** What a customer did, as far as personas can see it. */
final class Deeds {
  /** How many touchpoints of each rule, by its position. */
  final Map<Integer, Long> touchpoints = new TreeMap<>();

  /** How many mapped touchpoints on each channel. */
  final Map<String, Long> channels = new TreeMap<>();

  /** Touchpoints of goal rules. */
  long goals;

  void addAll(Deeds other) {
    other.touchpoints.forEach((rule, count) -> touchpoints.merge(rule, count, Long::sum));
    other.channels.forEach((channel, count) -> channels.merge(channel, count, Long::sum));
    goals += other.goals;
  }

  void write(ByteWriter out) {
    out.unsigned(touchpoints.size());
    touchpoints.forEach((rule, count) -> out.unsigned(rule).unsigned(count));
    out.unsigned(channels.size());
    channels.forEach((channel, count) -> out.text(channel).unsigned(count));
    out.unsigned(goals);
  }

  static Deeds read(ByteReader in) {
    Deeds deeds = new Deeds();
    for (long left = in.unsigned(); left > 0; left--) {
      deeds.touchpoints.put((int) in.unsigned(), in.unsigned());
    }
    for (long left = in.unsigned(); left > 0; left--) {
      deeds.channels.put(in.text(), in.unsigned());
    }
    deeds.goals = in.unsigned();
    return deeds;
  }
}
