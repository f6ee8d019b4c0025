package io.journeyline.definition;

import io.journeyline.definition.Target.Metric;
import io.journeyline.definition.Target.Subject;
import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles the section {@code targets}. */
final class TargetCompiler {
  private static final String EVERYBODY = "all";

  private final YamlMap root;
  private final Map<Subject, ? extends Collection<String>> known;
  private final Collection<String> segments;
  private final Section section;

  /**
   * @param known ids of stages, touchpoints and funnels
   * @param segments ids of segments and personas
   */
  TargetCompiler(
      YamlMap root,
      Map<Subject, ? extends Collection<String>> known,
      Collection<String> segments,
      Section section) {
    this.root = root;
    this.known = known;
    this.segments = segments;
    this.section = section;
  }

  List<Target> compile() {
    List<Target> targets = new ArrayList<>();
    Map<String, Place> taken = new LinkedHashMap<>();
    for (YamlMap entry : root.maps("targets")) {
      YamlScalar id = entry.text("id");
      if (id != null) {
        section.claim(id, "target", taken);
      }
      Subject subject = subject(entry);
      Metric metric = metric(entry);
      if (subject != null && metric != null) {
        target(entry, id == null ? "" : id.text(), subject, metric, targets);
      }
    }
    return List.copyOf(targets);
  }

  private void target(
      YamlMap entry, String id, Subject subject, Metric metric, List<Target> targets) {
    YamlScalar about = entry.text(subject.key());
    Collection<String> allowed = known.get(subject);
    if (about == null || allowed == null) {
      return;
    }
    if (!allowed.contains(about.text())) {
      section.unknown(about, subject.key(), allowed);
    }
    if (!metric.subjects().contains(subject)) {
      section.problem(
          entry.place(),
          "a %s has no '%s'; allowed are %s".formatted(subject.key(), metric.key(), keys(subject)));
      return;
    }
    Double atLeast = bound(entry, "atLeast", metric);
    Double atMost = bound(entry, "atMost", metric);
    requireBound(entry, atLeast, atMost);
    targets.add(
        new Target(
            id,
            subject,
            about.text(),
            metric,
            segment(entry),
            atLeast,
            atMost,
            Section.text(entry, "owner")));
  }

  private @Nullable Subject subject(YamlMap entry) {
    List<Subject> given =
        Arrays.stream(Subject.values()).filter(subject -> entry.has(subject.key())).toList();
    if (given.size() != 1) {
      section.problem(
          entry.place(), "a target names one of 'stage', 'touchpoint' and 'funnel', and only one");
      return null;
    }
    return given.getFirst();
  }

  private static @Nullable Metric metric(YamlMap entry) {
    String name = Section.text(entry, "metric");
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.key().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String keys(Subject subject) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.subjects().contains(subject))
        .map(Metric::key)
        .collect(Collectors.joining(", "));
  }

  private String segment(YamlMap entry) {
    YamlScalar persona = entry.text("persona");
    if (persona == null || persona.text().equals(EVERYBODY)) {
      return EVERYBODY;
    }
    if (!segments.contains(persona.text())) {
      section.unknown(persona, "persona or segment", segments);
    }
    return persona.text();
  }

  private void requireBound(YamlMap entry, @Nullable Double atLeast, @Nullable Double atMost) {
    boolean isSaid = entry.has("atLeast") || entry.has("atMost");
    if (!isSaid) {
      section.problem(entry.place(), "a target needs 'atLeast' or 'atMost', or both");
    }
    if (atLeast != null && atMost != null && atLeast > atMost) {
      section.problem(entry.place(), "'atLeast' is more than 'atMost'; nothing can be both");
    }
  }

  private @Nullable Double bound(YamlMap entry, String key, Metric metric) {
    if (!(entry.get(key) instanceof YamlScalar scalar)) {
      return null;
    }
    Double value = metric == Metric.DWELL_P50 ? millis(entry, key) : number(scalar);
    boolean isAllowed = value != null && value >= metric.least() && value <= metric.most();
    if (!isAllowed) {
      section.problem(
          scalar.place(), "'%s' of %s must be %s".formatted(key, metric.key(), allowed(metric)));
    }
    return isAllowed ? value : null;
  }

  private @Nullable Double millis(YamlMap entry, String key) {
    Duration duration = section.duration(entry, key);
    return duration == null ? null : (double) duration.toMillis();
  }

  private static @Nullable Double number(YamlScalar scalar) {
    return switch (scalar.value()) {
      case BigInteger whole -> whole.doubleValue();
      case Double number -> number;
      case null, default -> null;
    };
  }

  private static String allowed(Metric metric) {
    return metric == Metric.DWELL_P50
        ? "a duration such as P2D or PT4H"
        : "a number from %.0f to %.0f".formatted(metric.least(), metric.most());
  }
}
