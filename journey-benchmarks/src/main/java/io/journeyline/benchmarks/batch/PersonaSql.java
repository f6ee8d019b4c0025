package io.journeyline.benchmarks.batch;

import io.journeyline.definition.CustomerFacts;
import io.journeyline.definition.Expression;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Persona;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.definition.TraitsRead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Personas as SQL: what they ask for as columns of customers, and which one a customer is. */
final class PersonaSql {
  private final JourneyDefinition definition;
  private final List<Expression> conditions;

  PersonaSql(JourneyDefinition definition) {
    this.definition = definition;
    conditions = definition.personas().stream().map(Persona::where).toList();
  }

  /** A column for each fact that a persona asks for; null where it does not occur. */
  String columns() {
    List<String> columns = new ArrayList<>();
    for (TouchpointRule rule : definition.touchpoints()) {
      if (reads(CustomerFacts.TOUCHPOINTS).paths().contains(rule.id())) {
        columns.add(occurring("rule = " + rule.position(), "touchpoints_" + rule.id()));
      }
    }
    for (String channel : reads(CustomerFacts.CHANNELS).paths()) {
      columns.add(
          occurring(
              "rule IS NOT NULL AND channel = " + SqlText.literal(channel), "channels_" + channel));
    }
    for (String count : reads(CustomerFacts.COUNTS).paths()) {
      columns.add("count(*) FILTER (%s) AS counts_%s".formatted(counted(count), count));
    }
    return columns.stream().map(column -> ",\n  " + column).collect(Collectors.joining());
  }

  private TraitsRead reads(String variable) {
    TraitsRead read = TraitsRead.of(conditions, variable);
    if (read.all()) {
      throw new IllegalArgumentException(
          "the batch recomputation only knows personas that name the %s they ask for"
              .formatted(variable));
    }
    return read;
  }

  private static String occurring(String condition, String column) {
    return "nullif(count(*) FILTER (%s), 0) AS %s".formatted(condition, SqlText.name(column));
  }

  private String counted(String count) {
    return switch (count) {
      case "touchpoints" -> "true";
      case "unmapped" -> "rule IS NULL";
      case "goals" ->
          definition.touchpoints().stream()
              .filter(TouchpointRule::goal)
              .map(rule -> Integer.toString(rule.position()))
              .collect(Collectors.joining(", ", "rule IN (", ")"));
      default ->
          throw new IllegalArgumentException(
              "the batch recomputation does not know personas by their number of " + count);
    };
  }

  /** Each customer who is one of them. */
  String membership() {
    if (definition.personas().isEmpty()) {
      return "";
    }
    String first =
        definition.personas().stream()
            .map(
                persona ->
                    " WHEN %s THEN %s"
                        .formatted(
                            SqlCondition.of(
                                persona.where().text(), (map, key) -> SqlText.name(key)),
                            SqlText.literal(persona.id())))
            .collect(Collectors.joining());
    return "\nUNION ALL\nSELECT customer, persona FROM (SELECT customer, CASE%s END AS persona FROM customer) WHERE persona IS NOT NULL"
        .formatted(first);
  }
}
