package io.journeyline.definition;

import io.journeyline.definition.AlertRule.Dimension;
import io.journeyline.definition.AlertRule.Direction;
import io.journeyline.definition.AlertRule.Kind;
import io.journeyline.definition.AlertRule.Severity;
import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles one entry of the section {@code alerts}. */
final class AlertCompiler {
  /** From one judgement to the next: each divides all longer ones, so that cells add up. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  /** Without {@code every}, a window is looked at about so often while it passes. */
  private static final int LOOKS = 12;

  private static final Duration LONGEST_DEFAULT_STEP = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DEFAULT_WEEKS = 4;
  private static final double DEFAULT_FALSE_ALARMS = 0.25;
  private static final long DEFAULT_SAMPLE = 20;
  private static final String ALL_CUSTOMERS = "all";

  /** Which keys only some kinds know. */
  private static final Map<String, List<Kind>> KINDS =
      Map.of(
          "above", List.of(Kind.THRESHOLD),
          "below", List.of(Kind.THRESHOLD),
          "change", List.of(Kind.RELATIVE),
          "against", List.of(Kind.RELATIVE),
          "periods", List.of(Kind.RELATIVE),
          "weeks", List.of(Kind.SEASONAL),
          "falseAlarms", List.of(Kind.SEASONAL),
          "direction", List.of(Kind.RELATIVE, Kind.SEASONAL));

  private final YamlMap alert;
  private final Section section;
  private final Kind kind;

  AlertCompiler(YamlMap alert, Section section) {
    this.alert = alert;
    this.section = section;
    kind = choice(Kind.class, "kind", Kind.THRESHOLD);
  }

  /**
   * @param metric as {@link AlertMetricCompiler} compiled it
   * @param segments ids of all segments
   * @param rules ids of the touchpoint rules
   */
  AlertRule compile(
      String id, AlertMetric metric, Collection<String> segments, Collection<String> rules) {
    KINDS.forEach(this::refuseWhereUnknown);
    if (kind == Kind.ABSENT && metric.isShare()) {
      section.problem(
          place("metric"),
          "kind 'absent' needs a metric that counts, such as touchpoints, entries or conversions");
    }
    return new AlertRule(
        id,
        kind,
        metric,
        scope(segments, rules),
        timing(),
        limit(),
        new AlertRule.Contact(
            choice(Severity.class, "severity", Severity.WARNING),
            Section.text(alert, "owner"),
            Section.text(alert, "runbook")));
  }

  private void refuseWhereUnknown(String key, List<Kind> kinds) {
    if (alert.has(key) && alert.has("kind") && !kinds.contains(kind)) {
      section.problem(
          place(key),
          "'%s' cannot be used with kind '%s'; it belongs to %s"
              .formatted(
                  key,
                  lower(kind),
                  String.join(" and ", kinds.stream().map(AlertCompiler::lower).toList())));
    }
  }

  private AlertRule.Scope scope(Collection<String> segments, Collection<String> rules) {
    Dimension forEach =
        alert.has("forEach") ? choice(Dimension.class, "forEach", Dimension.SEGMENT) : null;
    YamlScalar segment = known("segment", "segment", segments);
    YamlScalar touchpoint = known("touchpoint", "touchpoint", rules);
    if (forEach != null && alert.has(lower(forEach))) {
      section.problem(
          place("forEach"),
          "'forEach: %s' and '%s' exclude each other".formatted(lower(forEach), lower(forEach)));
    }
    return new AlertRule.Scope(
        segment == null ? ALL_CUSTOMERS : segment.text(),
        touchpoint == null ? null : touchpoint.text(),
        Section.text(alert, "channel"),
        Section.text(alert, "by"),
        forEach);
  }

  private @Nullable YamlScalar known(String key, String what, Collection<String> allowed) {
    YamlScalar name = alert.text(key);
    if (name != null && !allowed.contains(name.text())) {
      section.unknown(name, what, allowed);
    }
    return name;
  }

  private AlertRule.Timing timing() {
    List<Duration> windows = new ArrayList<>();
    for (YamlScalar text : alert.texts("window")) {
      Duration window = Durations.parse(text.text());
      if (window != null) {
        windows.add(window);
      }
    }
    windows.sort(null);
    Duration every = section.duration(alert, "every");
    Duration step = every == null ? stepFor(windows) : every;
    if (every != null && !STEPS.contains(every)) {
      section.problem(
          place("every"),
          "'every' must be one of "
              + String.join(", ", STEPS.stream().map(Duration::toString).toList()));
    } else if (!windows.stream().allMatch(window -> isMultiple(window, step))) {
      section.problem(place("window"), "'window' must be a multiple of 'every', which is " + step);
    }
    return new AlertRule.Timing(
        List.copyOf(windows),
        step,
        orElse(Durations.parse(text("for")), Duration.ZERO),
        orElse(Durations.parse(text("coolDown")), Duration.ofHours(1)),
        orElse(Durations.parse(text("allowance")), Duration.ofMinutes(1)));
  }

  private static boolean isMultiple(Duration window, Duration step) {
    return window.compareTo(step) >= 0 && window.toMillis() % step.toMillis() == 0;
  }

  /** The longest step that a window has often enough, and that all windows are multiples of. */
  private static Duration stepFor(List<Duration> windows) {
    Duration best = STEPS.getFirst();
    for (Duration step : STEPS) {
      if (step.compareTo(LONGEST_DEFAULT_STEP) <= 0
          && windows.stream().allMatch(window -> isMultiple(window, step))
          && !windows.isEmpty()
          && step.multipliedBy(LOOKS).compareTo(windows.getFirst()) <= 0) {
        best = step;
      }
    }
    return best;
  }

  private AlertRule.Limit limit() {
    Double above = number("above");
    Double below = number("below");
    if (kind == Kind.THRESHOLD && alert.has("kind") && !alert.has("above") && !alert.has("below")) {
      section.problem(place("kind"), "kind 'threshold' needs 'above' or 'below'");
    }
    if (kind == Kind.RELATIVE && !alert.has("change")) {
      section.problem(place("kind"), "kind 'relative' needs 'change', such as 0.3");
    }
    Double change = number("change");
    Double falseAlarms = number("falseAlarms");
    return new AlertRule.Limit(
        choice(Direction.class, "direction", Direction.BOTH),
        above,
        below,
        change == null ? 0 : change,
        orElse(Durations.parse(text("against")), DAY),
        whole("periods", 1),
        whole("weeks", DEFAULT_WEEKS),
        falseAlarms == null ? DEFAULT_FALSE_ALARMS : falseAlarms,
        whole("minSample", (int) DEFAULT_SAMPLE));
  }

  private @Nullable Double number(String key) {
    return alert.get(key) instanceof YamlScalar scalar && scalar.value() instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }

  private int whole(String key, int fallback) {
    Double number = number(key);
    return number == null ? fallback : number.intValue();
  }

  private String text(String key) {
    String text = Section.text(alert, key);
    return text == null ? "" : text;
  }

  private static Duration orElse(@Nullable Duration given, Duration fallback) {
    return given == null ? fallback : given;
  }

  private Place place(String key) {
    return alert.keys().getOrDefault(key, alert.place());
  }

  private <E extends Enum<E>> E choice(Class<E> type, String key, E fallback) {
    String text = Section.text(alert, key);
    for (E constant : type.getEnumConstants()) {
      if (lower(constant).equals(text)) {
        return constant;
      }
    }
    return fallback;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
