package io.journeyline.definition;

import io.journeyline.definition.YamlNode.YamlMap;
import io.journeyline.definition.YamlNode.YamlScalar;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the compilers of all sections share. Whatever the JSON Schema already reports is passed over
 * here in silence, so that a mistake is told once.
 */
final class Section {
  private static final String ALL_CUSTOMERS = "all";

  private final Problems problems;

  Section(Problems problems) {
    this.problems = problems;
  }

  void problem(Place place, String message) {
    problems.add(place, message);
  }

  /** Notes an id; false where it is taken, which is reported. */
  boolean claim(YamlScalar id, String what, Map<String, Place> taken) {
    Place first = taken.putIfAbsent(id.text(), id.place());
    if (first != null) {
      problem(
          id.place(),
          what + " '" + id.text() + "' is given twice; the first is in line " + first.line());
    }
    return first == null;
  }

  /** A segment or persona of every customer has that name. */
  void refuseAll(YamlScalar id, String what) {
    if (id.text().equals(ALL_CUSTOMERS)) {
      problem(id.place(), "a " + what + " cannot be called 'all', which stands for every customer");
    }
  }

  void unknown(YamlScalar name, String what, Collection<String> allowed) {
    problem(
        name.place(),
        "unknown " + what + " '" + name.text() + "'" + Suggestions.of(name.text(), allowed));
  }

  @Nullable Duration duration(YamlMap map, String key) {
    YamlScalar text = map.text(key);
    Duration duration = text == null ? null : Durations.parse(text.text());
    if (text != null && duration != null && duration.isZero()) {
      problem(text.place(), "'" + key + "' must be longer than zero");
    }
    return duration;
  }

  @Nullable Expression condition(YamlMap map, String key, Collection<String> variables) {
    YamlScalar text = map.text(key);
    return text == null
        ? null
        : expression(text, key, expression -> Cel.compileCondition(expression, variables));
  }

  @Nullable Expression value(YamlScalar text, String key) {
    return expression(text, key, expression -> Cel.compile(expression, TouchpointView.VARIABLES));
  }

  private interface Compiler {
    Cel compile(String text);
  }

  private @Nullable Expression expression(YamlScalar text, String key, Compiler compiler) {
    if (text.text().length() > Cel.MAX_LENGTH) {
      return null;
    }
    try {
      return new CelExpression(compiler.compile(text.text()));
    } catch (CelSyntaxException e) {
      problem(place(text, e), "'" + key + "' is not a usable expression: " + e.reason());
    } catch (IllegalArgumentException e) {
      problem(text.place(), "'" + key + "' is not a usable expression: " + e.getMessage());
    }
    return null;
  }

  private static Place place(YamlScalar text, CelSyntaxException error) {
    if (text.oneLine() && error.line() == 1) {
      return new Place(text.inside().line(), text.inside().column() + error.column() - 1);
    }
    return text.place();
  }

  /** What a rule, or a step of its own, matches. */
  Matcher matcher(YamlMap map) {
    return new Matcher(
        map.texts("event").stream().map(YamlScalar::text).toList(),
        text(map, "source"),
        text(map, "channel"),
        condition(map, "where", TouchpointView.VARIABLES));
  }

  static @Nullable String text(YamlMap map, String key) {
    YamlScalar text = map.text(key);
    return text == null ? null : text.text();
  }
}
