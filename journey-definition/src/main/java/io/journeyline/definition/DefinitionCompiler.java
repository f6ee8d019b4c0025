package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compiles a definition file and reports what a schema cannot say. What it makes of a file with
 * mistakes has gaps and must not be used.
 */
final class DefinitionCompiler {
  private static final List<String> RESERVED_STAGES = List.of("START", "DROP");
  private static final String REFUSE = "refuse";

  /** Where a reaction is unless the definition says otherwise. */
  private static final String REACTION = "properties.reaction";

  private final YamlMap root;
  private final Section section;
  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private final Map<String, Place> ruleIds = new LinkedHashMap<>();
  private final Map<String, Place> segmentIds = new LinkedHashMap<>();

  DefinitionCompiler(YamlMap root, Problems problems) {
    this.root = root;
    section = new Section(problems);
  }

  JourneyDefinition compile() {
    String map = Section.text(root, "map");
    YamlMap identity =
        root.get("identity") instanceof YamlMap given ? given : YamlMap.empty(root.place());
    stages();
    List<TouchpointRule> rules = rules();
    List<Segment> segments = segments();
    List<Funnel> funnels = funnels();
    List<Persona> personas =
        new PersonaCompiler(root, section, ruleIds.keySet()).compile(segmentIds);
    List<String> personaIds = personas.stream().map(Persona::id).toList();
    return new JourneyDefinition(
        map == null ? "" : map,
        version(),
        zone(),
        new IdentityCompiler(identity, section).compile(),
        List.copyOf(stages.values()),
        rules,
        segments,
        funnels,
        consent(),
        personas,
        emotion(),
        new KnowledgeCompiler(section, personaIds).compile(root),
        targets(funnels),
        alerts(rules, segments, personaIds, funnels));
  }

  private List<Target> targets(List<Funnel> funnels) {
    return new TargetCompiler(
            root,
            Map.of(
                Target.Subject.STAGE,
                stages.keySet(),
                Target.Subject.TOUCHPOINT,
                ruleIds.keySet(),
                Target.Subject.FUNNEL,
                funnels.stream().map(Funnel::id).toList()),
            segmentIds.keySet(),
            section)
        .compile();
  }

  private EmotionRules emotion() {
    if (!(root.get("emotion") instanceof YamlMap emotion)
        || !(emotion.get("reactions") instanceof YamlMap reactions)) {
      return EmotionRules.NONE;
    }
    YamlScalar given = emotion.text("reaction");
    Expression reaction =
        given == null
            ? new CelExpression(Cel.compile(REACTION, TouchpointView.VARIABLES))
            : section.value(given, "reaction");
    Map<String, Integer> scores = new LinkedHashMap<>();
    reactions
        .values()
        .forEach(
            (name, score) -> {
              if (score instanceof YamlScalar scalar
                  && scalar.value() instanceof BigInteger value) {
                scores.put(name, value.intValue());
              }
            });
    return new EmotionRules(reaction, scores);
  }

  private ConsentRule consent() {
    if (!(root.get("consent") instanceof YamlMap consent)) {
      return ConsentRule.NONE;
    }
    return new ConsentRule(
        consent.texts("require").stream().map(YamlScalar::text).toList(),
        !REFUSE.equals(Section.text(consent, "whenUnknown")),
        !REFUSE.equals(Section.text(consent, "gpc")));
  }

  private int version() {
    return root.get("version") instanceof YamlScalar scalar
            && scalar.value() instanceof BigInteger version
        ? version.intValue()
        : 0;
  }

  private ZoneId zone() {
    YamlScalar zone = root.text("zone");
    if (zone == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(zone.text());
    } catch (DateTimeException e) {
      String nearest = Suggestions.nearest(zone.text(), ZoneId.getAvailableZoneIds());
      section.problem(
          zone.place(),
          "unknown time zone '"
              + zone.text()
              + "'"
              + nearest
              + " Allowed are names such as UTC or Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }

  private void stages() {
    Map<String, Place> taken = new LinkedHashMap<>();
    for (YamlMap entry : root.maps("stages")) {
      YamlScalar id = entry.text("id");
      Duration timeout = section.duration(entry, "timeout");
      if (id != null && section.claim(id, "stage", taken)) {
        if (RESERVED_STAGES.contains(id.text())) {
          section.problem(
              id.place(),
              "a stage cannot be called '"
                  + id.text()
                  + "', which stands for the begin or end of"
                  + " an episode; choose another id");
        }
        stages.put(id.text(), new Stage(stages.size(), id.text(), timeout));
      }
    }
  }

  private List<TouchpointRule> rules() {
    List<TouchpointRule> rules = new ArrayList<>();
    for (YamlMap entry : root.maps("touchpoints")) {
      YamlScalar id = entry.text("id");
      YamlScalar stageName = entry.text("stage");
      Stage stage = stageName == null ? null : stages.get(stageName.text());
      Matcher matcher = section.matcher(entry);
      if (id != null) {
        section.claim(id, "touchpoint", ruleIds);
      }
      if (stageName != null && stage == null) {
        section.unknown(stageName, "stage", allowedStages());
      }
      if (id != null && stage != null) {
        rules.add(
            new TouchpointRule(
                rules.size(),
                id.text(),
                stage,
                matcher,
                Section.text(entry, "owner"),
                entry.isTrue("goal")));
      }
    }
    return List.copyOf(rules);
  }

  private List<String> allowedStages() {
    return stages.keySet().stream().filter(id -> !RESERVED_STAGES.contains(id)).toList();
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    for (YamlMap entry : root.maps("segments")) {
      YamlScalar id = entry.text("id");
      Expression where = section.condition(entry, "where", List.of("traits"));
      if (id != null && section.claim(id, "segment", segmentIds)) {
        section.refuseAll(id, "segment");
      }
      if (id != null && where != null) {
        segments.add(new Segment(id.text(), where));
      }
    }
    return List.copyOf(segments);
  }

  private List<Funnel> funnels() {
    List<Funnel> funnels = new ArrayList<>();
    Map<String, Place> taken = new LinkedHashMap<>();
    for (YamlMap entry : root.maps("funnels")) {
      YamlScalar id = entry.text("id");
      if (id != null) {
        section.claim(id, "funnel", taken);
      }
      funnels.add(
          new FunnelCompiler(entry, ruleIds.keySet(), section)
              .compile(id == null ? "" : id.text()));
    }
    return List.copyOf(funnels);
  }

  private AlertRules alerts(
      List<TouchpointRule> rules,
      List<Segment> segments,
      List<String> personas,
      List<Funnel> funnels) {
    List<AlertRule> alerts = new ArrayList<>();
    Map<String, Place> taken = new LinkedHashMap<>();
    List<String> segmentIds =
        Stream.concat(segments.stream().map(Segment::id), personas.stream()).toList();
    for (YamlMap entry : root.maps("alerts")) {
      YamlScalar id = entry.text("id");
      if (id != null) {
        section.claim(id, "alert", taken);
      }
      AlertMetric metric =
          new AlertMetricCompiler(entry, section, List.copyOf(stages.values()), rules, funnels)
              .compile();
      alerts.add(
          new AlertCompiler(entry, section)
              .compile(id == null ? "" : id.text(), metric, segmentIds, ruleIds.keySet()));
    }
    return alerts.isEmpty() ? AlertRules.NONE : new AlertRules(List.copyOf(alerts));
  }
}
