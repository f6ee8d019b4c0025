package io.journeyline.benchmarks.batch;

import io.journeyline.definition.EmotionRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Matcher;
import io.journeyline.definition.Persona;
import io.journeyline.definition.Segment;
import io.journeyline.definition.TouchpointRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The recomputation of one definition, as SQL. */
final class BatchScript {
  private BatchScript() {}

  static String of(JourneyDefinition definition, Path parquet, long asOf) {
    return SqlText.script(
        "recompute.sql",
        Map.of(
            "zone", SqlText.literal(definition.zone().getId()),
            "parquet", SqlText.literal(parquet.toString()),
            "asOf", Long.toString(asOf),
            "rules", rules(definition),
            "matchers", matchers(definition),
            "reaction", reaction(definition.emotion()),
            "traits", traits(definition) + new PersonaSql(definition).columns(),
            "segments", segments(definition) + new PersonaSql(definition).membership()));
  }

  /** What a listed reaction feels like. */
  private static String reaction(EmotionRules emotion) {
    if (emotion.reaction() == null || emotion.reactions().isEmpty()) {
      return "NULL";
    }
    return new TreeMap<>(emotion.reactions())
        .entrySet().stream()
            .map(
                score ->
                    " WHEN %s THEN %d".formatted(SqlText.literal(score.getKey()), score.getValue()))
            .collect(
                Collectors.joining(
                    "", "CASE " + SqlCondition.text(emotion.reaction().text()), " END"));
  }

  private static String rules(JourneyDefinition definition) {
    return definition.touchpoints().stream()
        .map(BatchScript::rule)
        .collect(Collectors.joining(",\n"));
  }

  private static String rule(TouchpointRule rule) {
    Duration timeout = rule.stage().timeout();
    return "  (%d, %s, %s, %s, %d, %s)"
        .formatted(
            rule.position(),
            SqlText.literal(rule.id()),
            rule.goal(),
            SqlText.literal(rule.stage().id()),
            rule.stage().position(),
            timeout == null ? "NULL" : timeout.toMillis());
  }

  private static String matchers(JourneyDefinition definition) {
    return definition.touchpoints().stream()
        .map(rule -> "    WHEN %s THEN %d".formatted(matcher(rule.matcher()), rule.position()))
        .collect(Collectors.joining("\n"));
  }

  private static String matcher(Matcher matcher) {
    List<String> conditions = new ArrayList<>();
    if (!matcher.events().isEmpty()) {
      conditions.add(
          matcher.events().stream()
              .map(SqlText::literal)
              .collect(Collectors.joining(", ", "type IN (", ")")));
    }
    if (matcher.source() != null) {
      conditions.add("source = " + SqlText.literal(matcher.source()));
    }
    if (matcher.channel() != null) {
      conditions.add("channel = " + SqlText.literal(matcher.channel()));
    }
    if (matcher.where() != null) {
      conditions.add(SqlCondition.of(matcher.where().text(), SqlCondition::jsonColumn));
    }
    return String.join(" AND ", conditions);
  }

  /** A column for each trait that a segment or persona asks for. */
  private static String traits(JourneyDefinition definition) {
    return Stream.concat(
            definition.segments().stream().map(Segment::where),
            definition.personas().stream().map(Persona::where))
        .flatMap(where -> SqlCondition.traits(where.text()).stream())
        .distinct()
        .map(BatchScript::trait)
        .collect(Collectors.joining());
  }

  private static String trait(String key) {
    String value = SqlCondition.jsonColumn("traits", key);
    return ",\n  last(%s ORDER BY occurred_at, source, event_id) FILTER (%s IS NOT NULL) AS %s"
        .formatted(value, value, SqlText.name(key));
  }

  private static String segments(JourneyDefinition definition) {
    return definition.segments().stream().map(BatchScript::segment).collect(Collectors.joining());
  }

  private static String segment(Segment segment) {
    return "\nUNION ALL\nSELECT customer, %s FROM customer WHERE %s"
        .formatted(
            SqlText.literal(segment.id()),
            SqlCondition.of(segment.where().text(), (map, key) -> SqlText.name(key)));
  }
}
