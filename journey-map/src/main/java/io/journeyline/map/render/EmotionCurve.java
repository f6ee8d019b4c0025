package io.journeyline.map.render;

import static io.journeyline.map.figure.Text.count;
import static io.journeyline.map.figure.Text.score;
import static io.journeyline.map.render.Html.tag;

import io.journeyline.map.document.MapDocument.Curve;
import io.journeyline.map.document.MapDocument.StageColumn;
import io.journeyline.map.figure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How customers feel from stage to stage, drawn over the columns: the group itself as a thick line
 * with its points and intervals, others as thin ones. A stage without scores has no point, and the
 * line over it is dashed.
 */
final class EmotionCurve {
  private static final double SCALE = 10_000;
  private static final int WIDTH = 100;

  private final List<Curve> curves;
  private final List<StageColumn> stages;

  EmotionCurve(List<Curve> curves, List<StageColumn> stages) {
    this.curves = curves.stream().filter(EmotionCurve::isScored).toList();
    this.stages = stages;
  }

  private static boolean isScored(Curve curve) {
    return curve.stages().stream().anyMatch(point -> point != null);
  }

  Html html() {
    if (curves.isEmpty()) {
      return tag("p", "nothing", "No feedback, reaction or text was scored in this period.");
    }
    List<Html> parts = new ArrayList<>();
    parts.add(drawing());
    points(curves.getFirst(), parts);
    parts.add(legend());
    return Html.all(parts.stream());
  }

  private Html drawing() {
    List<Html> lines = new ArrayList<>();
    lines.add(gradient());
    for (int level : new int[] {5, 50, 95}) {
      lines.add(
          tag("line")
              .type(level == 50 ? "zero" : "level")
              .attribute("x1", "0")
              .attribute("x2", String.valueOf(stages.size() * WIDTH))
              .attribute("y1", String.valueOf(level))
              .attribute("y2", String.valueOf(level))
              .with());
    }
    for (int i = curves.size() - 1; i >= 0; i--) {
      lines(curves.get(i), i, lines);
    }
    return tag("svg")
        .attribute("viewBox", "0 0 " + stages.size() * WIDTH + " 100")
        .attribute("preserveAspectRatio", "none")
        .attribute("role", "img")
        .attribute("aria-label", "Emotion from stage to stage")
        .with(lines.toArray(Html[]::new));
  }

  /** Green above the middle, red below. */
  private static Html gradient() {
    return tag("linearGradient")
        .attribute("id", "feeling")
        .attribute("gradientUnits", "userSpaceOnUse")
        .attribute("x1", "0")
        .attribute("x2", "0")
        .attribute("y1", "20")
        .attribute("y2", "80")
        .with(
            tag("stop").type("high").attribute("offset", "0").with(),
            tag("stop").type("mid").attribute("offset", ".5").with(),
            tag("stop").type("low").attribute("offset", "1").with());
  }

  private static void lines(Curve curve, int number, List<Html> lines) {
    int before = -1;
    for (int i = 0; i < curve.stages().size(); i++) {
      Measure here = curve.stages().get(i);
      if (here == null) {
        continue;
      }
      Measure there = before < 0 ? null : curve.stages().get(before);
      if (there != null) {
        boolean isGap = i - before > 1;
        String type = number == 0 ? "main" : "other c" + number;
        lines.add(
            tag("path")
                .type(type + (isGap ? " gap" : ""))
                .attribute("d", bow(x(before), y(there.value()), x(i), y(here.value())))
                .with());
      }
      before = i;
    }
  }

  private static String bow(double x1, double y1, double x2, double y2) {
    double middle = (x1 + x2) / 2;
    return String.format(
        Locale.ROOT,
        "M%.1f %.2f C%.1f %.2f %.1f %.2f %.1f %.2f",
        x1,
        y1,
        middle,
        y1,
        middle,
        y2,
        x2,
        y2);
  }

  private static double x(int stage) {
    return (stage + 0.5) * WIDTH;
  }

  /** From 5 at the best to 95 at the worst. */
  private static double y(double basisPoints) {
    return 50 - 45 * Math.clamp(basisPoints / SCALE, -1, 1);
  }

  private void points(Curve curve, List<Html> parts) {
    for (int i = 0; i < curve.stages().size(); i++) {
      Measure point = curve.stages().get(i);
      if (point != null) {
        parts.add(range(i, point));
        parts.add(point(i, point));
      }
    }
  }

  private Html range(int stage, Measure point) {
    double top = y(point.high());
    return tag("span")
        .type("range")
        .attribute(
            "style",
            "left:%s;top:%s;height:%s"
                .formatted(left(stage), share(top), share(y(point.low()) - top)))
        .with();
  }

  private Html point(int stage, Measure point) {
    return tag("span")
        .type("dot " + MapGrid.feeling(point.value()) + (point.value() > 0 ? "" : " under"))
        .attribute("style", "left:%s;top:%s".formatted(left(stage), share(y(point.value()))))
        .attribute(
            "title",
            "from %s to %s, of %s scores"
                .formatted(score(point.low()), score(point.high()), count(point.n())))
        .with(tag("b", "", score(point.value())), tag("small", "", "n " + count(point.n())));
  }

  private String left(int stage) {
    return share(100 * (stage + 0.5) / stages.size());
  }

  private static String share(double percent) {
    return String.format(Locale.ROOT, "%.2f%%", percent);
  }

  private Html legend() {
    if (curves.size() < 2) {
      return Html.none();
    }
    List<Html> names = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      names.add(tag("span", i == 0 ? "main" : "c" + i, curves.get(i).name()));
    }
    return tag("div", "legend", names.toArray(Html[]::new));
  }
}
