package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles what one entry of the section {@code alerts} watches. */
final class AlertMetricCompiler {
  private static final AlertMetric UNKNOWN = new AlertMetric("", List.of(), List.of());

  /** Which keys say what a metric is about; the first must be there. */
  private static final Map<String, List<String>> SUBJECTS =
      Map.ofEntries(
          Map.entry("dropRate", List.of("stage")),
          Map.entry("advanceRate", List.of("stage")),
          Map.entry("returnRate", List.of("stage")),
          Map.entry("transitionShare", List.of("stage", "to")),
          Map.entry("slowShare", List.of("stage", "longerThan")),
          Map.entry("entries", List.of("stage")),
          Map.entry("dropOffs", List.of("stage")),
          Map.entry("conversion", List.of("funnel")),
          Map.entry("conversions", List.of("funnel")),
          Map.entry("stepDropRate", List.of("funnel", "step")),
          Map.entry("touchpoints", List.<String>of()),
          Map.entry("negativeShare", List.<String>of()),
          Map.entry("promoterShare", List.<String>of()),
          Map.entry("detractorShare", List.<String>of()),
          Map.entry("unmappedShare", List.<String>of()));

  /** All valid answers of which promoters and detractors are shares. */
  private static final List<String> ANSWERS =
      List.of(Series.PROMOTERS, Series.PASSIVES, Series.DETRACTORS);

  private static final Set<String> SUBJECT_KEYS =
      Set.of("stage", "to", "longerThan", "funnel", "step");

  private final YamlMap alert;
  private final Section section;
  private final List<Stage> stages;
  private final List<TouchpointRule> rules;
  private final List<Funnel> funnels;

  AlertMetricCompiler(
      YamlMap alert,
      Section section,
      List<Stage> stages,
      List<TouchpointRule> rules,
      List<Funnel> funnels) {
    this.alert = alert;
    this.section = section;
    this.stages = stages;
    this.rules = rules;
    this.funnels = funnels;
  }

  /** The metric; one without series where it cannot be made out, which is reported. */
  AlertMetric compile() {
    YamlScalar metric = alert.text("metric");
    if (metric == null || !SUBJECTS.containsKey(metric.text())) {
      return UNKNOWN;
    }
    List<String> subject = SUBJECTS.getOrDefault(metric.text(), List.of());
    boolean complete = true;
    for (String key : subject) {
      if (!alert.has(key)) {
        section.problem(
            metric.place(), "metric '" + metric.text() + "' needs the key '" + key + "' beside it");
        complete = false;
      }
    }
    for (String key : SUBJECT_KEYS) {
      if (alert.has(key) && !subject.contains(key)) {
        section.problem(
            alert.keys().getOrDefault(key, alert.place()),
            "'" + key + "' cannot be used with metric '" + metric.text() + "'; leave it out");
      }
    }
    return complete ? of(metric.text()) : UNKNOWN;
  }

  private AlertMetric of(String metric) {
    if (alert.has("funnel")) {
      Funnel funnel = funnel();
      return funnel == null ? UNKNOWN : ofFunnel(metric, funnel);
    }
    if (alert.has("stage")) {
      Stage stage = stage("stage");
      return stage == null ? UNKNOWN : ofStage(metric, stage);
    }
    return switch (metric) {
      case "touchpoints" -> new AlertMetric(metric, touched(), List.of());
      case "negativeShare" ->
          new AlertMetric(
              metric, List.of(Series.NEGATIVE), List.of(Series.NEGATIVE, Series.NOT_NEGATIVE));
      case "promoterShare" -> new AlertMetric(metric, List.of(Series.PROMOTERS), ANSWERS);
      case "detractorShare" -> new AlertMetric(metric, List.of(Series.DETRACTORS), ANSWERS);
      default ->
          new AlertMetric(
              metric,
              List.of(Series.UNMAPPED),
              Stream.concat(Stream.of(Series.UNMAPPED), touched().stream()).toList());
    };
  }

  private AlertMetric ofStage(String metric, Stage stage) {
    String name = metric + " of " + stage.id();
    List<String> ended = leftTo(stage, 0, stages.size());
    String dropped = Series.left(stage.id(), Series.DROP);
    List<String> all = Stream.concat(Stream.of(dropped), ended.stream()).toList();
    return switch (metric) {
      case "dropRate" -> new AlertMetric(name, List.of(dropped), all);
      case "dropOffs" -> new AlertMetric(name, List.of(dropped), List.of());
      case "entries" -> new AlertMetric(name, List.of(Series.entered(stage.id())), List.of());
      case "advanceRate" ->
          new AlertMetric(name, leftTo(stage, stage.position() + 1, stages.size()), all);
      case "returnRate" -> new AlertMetric(name, leftTo(stage, 0, stage.position()), all);
      case "slowShare" -> slowShare(name, stage, all);
      default -> transitionShare(metric, stage, all);
    };
  }

  private AlertMetric slowShare(String name, Stage stage, List<String> all) {
    Duration limit = section.duration(alert, "longerThan");
    return limit == null
        ? UNKNOWN
        : new AlertMetric(name, List.of(Series.slow(stage.id(), limit.toMillis())), all);
  }

  private AlertMetric transitionShare(String metric, Stage from, List<String> all) {
    Stage to = stage("to");
    if (to == null || to.equals(from)) {
      YamlScalar name = alert.text("to");
      if (to != null && name != null) {
        section.problem(name.place(), "'to' must be another stage than 'stage'");
      }
      return UNKNOWN;
    }
    return new AlertMetric(
        metric + " of " + from.id() + " to " + to.id(),
        List.of(Series.left(from.id(), to.id())),
        all);
  }

  private List<String> leftTo(Stage from, int first, int end) {
    return stages.subList(first, end).stream()
        .filter(to -> !to.equals(from))
        .map(to -> Series.left(from.id(), to.id()))
        .toList();
  }

  private AlertMetric ofFunnel(String metric, Funnel funnel) {
    List<String> steps = funnel.steps().stream().map(Funnel.Step::id).toList();
    String name = metric + " of " + funnel.id();
    String converted = Series.converted(funnel.id());
    return switch (metric) {
      case "conversions" -> new AlertMetric(name, List.of(converted), List.of());
      case "conversion" -> new AlertMetric(name, List.of(converted), attempts(funnel, steps, 0));
      default -> {
        YamlScalar step = alert.text("step");
        List<String> allowed = steps.subList(0, Math.max(0, steps.size() - 1));
        int index = step == null ? -1 : allowed.indexOf(step.text());
        if (step != null && index < 0) {
          section.unknown(step, "step", allowed);
        }
        yield index < 0
            ? UNKNOWN
            : new AlertMetric(
                name + " after " + steps.get(index),
                List.of(Series.dropped(funnel.id(), steps.get(index))),
                attempts(funnel, steps, index));
      }
    };
  }

  /** Attempts that ended and had come to the step or past it. */
  private static List<String> attempts(Funnel funnel, List<String> steps, int from) {
    List<String> series = new ArrayList<>(List.of(Series.converted(funnel.id())));
    for (int i = from; i < steps.size() - 1; i++) {
      series.add(Series.dropped(funnel.id(), steps.get(i)));
    }
    return List.copyOf(series);
  }

  /** Touchpoints of the one rule that the alert names, else of all. */
  private List<String> touched() {
    String only = Section.text(alert, "touchpoint");
    return rules.stream()
        .map(TouchpointRule::id)
        .filter(id -> only == null || id.equals(only))
        .map(Series::touched)
        .toList();
  }

  private @Nullable Stage stage(String key) {
    YamlScalar name = alert.text(key);
    for (Stage stage : stages) {
      if (name != null && stage.id().equals(name.text())) {
        return stage;
      }
    }
    if (name != null) {
      section.unknown(name, "stage", stages.stream().map(Stage::id).toList());
    }
    return null;
  }

  private @Nullable Funnel funnel() {
    YamlScalar name = alert.text("funnel");
    for (Funnel funnel : funnels) {
      if (name != null && funnel.id().equals(name.text())) {
        return funnel;
      }
    }
    if (name != null) {
      section.unknown(name, "funnel", funnels.stream().map(Funnel::id).toList());
    }
    return null;
  }
}
