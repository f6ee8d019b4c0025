package io.journeyline.map.render;

import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.figure.Text;
import io.journeyline.map.targets.TargetResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets in words. */
public final class TargetTexts {
  private TargetTexts() {}

  /** Whether a target is set for the stage or one of its touchpoints. */
  static boolean isAbout(TargetResult target, StageColumn stage) {
    return switch (target.subject()) {
      case "stage" -> target.about().equals(stage.id());
      case "touchpoint" ->
          stage.touchpoints().stream().anyMatch(card -> card.id().equals(target.about()));
      default -> false;
    };
  }

  static String sign(TargetResult target) {
    return switch (target.status()) {
      case MET -> "✓";
      case MISSED -> "✗";
      case NO_DATA -> "?";
    };
  }

  /** What is bounded. */
  static String subject(TargetResult target) {
    String metric =
        switch (target.metric()) {
          case "advanceRate" -> "Going on";
          case "dropRate" -> "Leaving";
          case "dwellP50" -> "Median stay";
          case "emotion" -> "Mood";
          case "nps" -> "NPS";
          default -> "Conversion";
        };
    return target.subject().equals("stage") ? metric : metric + " of " + Text.name(target.about());
  }

  /** What is, in the metric's unit. */
  public static String actual(TargetResult target) {
    Measure actual = target.actual();
    return actual == null ? "not known" : value(target.metric(), actual.value());
  }

  /** What is allowed, in the metric's unit. */
  public static String bound(TargetResult target) {
    List<String> bounds = new ArrayList<>();
    bound(bounds, "≥ ", target.metric(), target.atLeast());
    bound(bounds, "≤ ", target.metric(), target.atMost());
    return String.join(", ", bounds);
  }

  private static void bound(
      List<String> bounds, String sign, String metric, @Nullable Double value) {
    if (value != null) {
      bounds.add(sign + value(metric, value));
    }
  }

  private static String value(String metric, double value) {
    return switch (metric) {
      case "dwellP50" -> Text.duration(Math.round(value));
      case "emotion" -> Text.score(value);
      case "nps" -> Text.score(100 * value);
      default -> Text.percent(value);
    };
  }
}
