package io.journeyline.map.render;

import io.journeyline.map.document.MapDocument;
import io.journeyline.map.pain.PainPoint;
import java.util.ArrayList;
import java.util.List;

/** Numbers of pain points and delights, by which the map and the lists refer to each other. */
record Marks(List<PainPoint> pains, List<PainPoint> delights) {
  /** More would hide the map. */
  private static final int MOST = 12;

  static Marks of(MapDocument map) {
    return new Marks(first(map.painPoints()), first(map.delights()));
  }

  private static List<PainPoint> first(List<PainPoint> points) {
    return points.subList(0, Math.min(MOST, points.size()));
  }

  /** Numbers, from 1, of those that concern a card. */
  static List<Integer> at(List<PainPoint> points, String touchpoint, String channel) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      PainPoint point = points.get(i);
      boolean isHere =
          touchpoint.equals(point.touchpoint())
              && (point.channel() == null || channel.equals(point.channel()));
      if (isHere) {
        numbers.add(i + 1);
      }
    }
    return numbers;
  }

  /** Numbers of those that concern a stage as a whole. */
  static List<Integer> atStage(List<PainPoint> points, String stage) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).touchpoint() == null && points.get(i).stage().equals(stage)) {
        numbers.add(i + 1);
      }
    }
    return numbers;
  }
}
