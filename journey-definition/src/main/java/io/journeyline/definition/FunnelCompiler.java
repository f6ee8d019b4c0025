package io.journeyline.definition;

import io.journeyline.definition.Funnel.Count;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Order;
import io.journeyline.definition.Funnel.Step;
import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles one entry of the section {@code funnels}. */
final class FunnelCompiler {
  private static final List<String> OWN_MATCHER = List.of("event", "source", "channel", "where");

  private final YamlMap funnel;
  private final Collection<String> rules;
  private final Section section;
  private final Order order;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param rules ids of the touchpoint rules
   */
  FunnelCompiler(YamlMap funnel, Collection<String> rules, Section section) {
    this.funnel = funnel;
    this.rules = rules;
    this.section = section;
    order = choice(Order.class, "order", Order.SEQUENTIAL);
  }

  Funnel compile(String id) {
    Duration window = section.duration(funnel, "window");
    steps();
    YamlScalar by = funnel.text("by");
    return new Funnel(
        id,
        window == null ? Duration.ZERO : window,
        order,
        choice(Count.class, "count", Count.BEST),
        List.copyOf(steps),
        exclusions(),
        hold(),
        by == null ? null : section.value(by, "by"));
  }

  private <E extends Enum<E>> E choice(Class<E> type, String key, E fallback) {
    String text = Section.text(funnel, key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    return fallback;
  }

  private void steps() {
    Map<String, Place> taken = new HashMap<>();
    List<YamlMap> entries = funnel.maps("steps");
    for (int i = 0; i < entries.size(); i++) {
      YamlMap entry = entries.get(i);
      YamlScalar id = entry.text("id");
      if (id != null) {
        section.claim(id, "step", taken);
      }
      boolean optional = optional(entry, i == 0 || i == entries.size() - 1);
      refuseWithOrderAny(entry, "within");
      steps.add(step(entry, id == null ? "" : id.text(), optional));
    }
  }

  private boolean optional(YamlMap entry, boolean atTheEnds) {
    boolean optional = entry.isTrue("optional");
    if (optional) {
      refuseWithOrderAny(entry, "optional");
      if (atTheEnds) {
        section.problem(
            keyPlace(entry, "optional"), "the first and the last step cannot be optional");
      }
    }
    return optional;
  }

  private void refuseWithOrderAny(YamlMap map, String key) {
    if (order == Order.ANY && map.has(key)) {
      section.problem(
          keyPlace(map, key),
          "'" + key + "' cannot be used in a funnel with order any; leave it out");
    }
  }

  private static Place keyPlace(YamlMap map, String key) {
    return map.keys().getOrDefault(key, map.place());
  }

  private Step step(YamlMap entry, String id, boolean optional) {
    boolean own = OWN_MATCHER.stream().anyMatch(entry::has);
    boolean named = entry.has("touchpoint");
    if (own == named) {
      section.problem(
          entry.place(),
          "a step needs either 'touchpoint' or its own 'event', 'source', 'channel', 'where'"
              + (own ? ", not both" : ""));
    }
    return new Step(
        id,
        rule(entry),
        own && !named ? section.matcher(entry) : null,
        section.duration(entry, "within"),
        optional);
  }

  private @Nullable String rule(YamlMap entry) {
    YamlScalar touchpoint = entry.text("touchpoint");
    if (touchpoint != null && !rules.contains(touchpoint.text())) {
      section.unknown(touchpoint, "touchpoint", rules);
    }
    return touchpoint == null ? null : touchpoint.text();
  }

  private List<Exclusion> exclusions() {
    refuseWithOrderAny(funnel, "exclude");
    List<Exclusion> exclusions = new ArrayList<>();
    for (YamlMap entry : funnel.maps("exclude")) {
      String touchpoint = rule(entry);
      int from = step(entry, "from", 0);
      int to = step(entry, "to", steps.size() - 1);
      if (from >= 0 && to >= 0 && from >= to && steps.size() > 1) {
        section.problem(entry.place(), "'from' must be an earlier step than 'to'");
      }
      exclusions.add(new Exclusion(touchpoint == null ? "" : touchpoint, from, to));
    }
    return List.copyOf(exclusions);
  }

  /** Index of the step that the key names, or -1 where it cannot be used, which is reported. */
  private int step(YamlMap entry, String key, int fallback) {
    YamlScalar name = entry.text(key);
    if (name == null) {
      return fallback;
    }
    List<String> ids = steps.stream().map(Step::id).toList();
    int index = ids.indexOf(name.text());
    if (index < 0) {
      section.unknown(name, "step", ids);
    } else if (steps.get(index).optional()) {
      section.problem(
          name.place(), "'" + key + "' cannot name the optional step '" + name.text() + "'");
    }
    return index;
  }

  private List<Expression> hold() {
    List<Expression> hold = new ArrayList<>();
    for (YamlScalar text : funnel.texts("hold")) {
      Expression expression = section.value(text, "hold");
      if (expression != null) {
        hold.add(expression);
      }
    }
    return List.copyOf(hold);
  }
}
