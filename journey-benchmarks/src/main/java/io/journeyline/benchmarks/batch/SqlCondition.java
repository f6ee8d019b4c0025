package io.journeyline.benchmarks.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition of a definition as SQL: comparisons of one field with a constant, joined by {@code
 * &&} and {@code ||}, and whether a customer has a touchpoint or channel. What a touchpoint lacks
 * makes a comparison unknown in SQL and false in the definition, which comes to the same.
 */
final class SqlCondition {
  private static final Pattern COMPARISON =
      Pattern.compile(
          """
          \\s*(?<field>[a-z]+(?:\\.\\w+)*)\\s*(?<operator>==|<=|>=|<|>)\\s*\
          (?:'(?<text>[^'"\\\\]*)'|(?<number>-?\\d+(?:\\.\\d+)?)|(?<truth>true|false))\\s*""");
  private static final Pattern MEMBERSHIP =
      Pattern.compile("\\s*'(?<name>[^'\"\\\\]*)'\\s+in\\s+(?<group>touchpoints|channels)\\s*");
  private static final Pattern FIELD = Pattern.compile("[a-z]+(?:\\.\\w+)*");
  private static final Pattern MAP_FIELD = Pattern.compile("(properties|traits)\\.(.+)");

  private SqlCondition() {}

  /** How a field of a touchpoint is written in SQL. */
  interface Columns {
    /** The value of a property or trait as JSON text; null where there is none. */
    String json(String map, String key);
  }

  /** Properties and traits as columns of JSON objects. */
  static String jsonColumn(String map, String key) {
    return "(%s -> %s)::VARCHAR".formatted(map, SqlText.literal("$.\"" + key + "\""));
  }

  /**
   * @param where as the definition has it
   * @throws IllegalArgumentException when it is more than comparisons
   */
  static String of(String where, Columns columns) {
    List<String> alternatives = new ArrayList<>();
    for (String alternative : where.split("\\|\\|", -1)) {
      List<String> conditions = new ArrayList<>();
      for (String part : alternative.split("&&", -1)) {
        conditions.add(condition(part, where, columns));
      }
      alternatives.add(String.join(" AND ", conditions));
    }
    return alternatives.size() == 1
        ? alternatives.getFirst()
        : "((" + String.join(") OR (", alternatives) + "))";
  }

  private static String condition(String part, String where, Columns columns) {
    Matcher membership = MEMBERSHIP.matcher(part);
    if (membership.matches()) {
      return SqlText.name(membership.group("group") + '_' + membership.group("name"))
          + " IS NOT NULL";
    }
    Matcher comparison = COMPARISON.matcher(part);
    if (!comparison.matches()) {
      throw new IllegalArgumentException(
          "the batch recomputation only knows comparisons of a field with a constant, joined by &&"
              + " and ||; not: "
              + where);
    }
    return comparison(comparison, columns);
  }

  private static String comparison(Matcher comparison, Columns columns) {
    String field = comparison.group("field");
    String operator =
        comparison.group("operator").equals("==") ? "=" : comparison.group("operator");
    String text = comparison.group("text");
    String number = comparison.group("number");
    Matcher map = MAP_FIELD.matcher(field);
    if (!map.matches()) {
      String constant = text == null ? number : SqlText.literal(text);
      return "%s %s %s".formatted(field.replace('.', '_'), operator, constant);
    }
    String json = columns.json(map.group(1), map.group(2));
    if (number != null) {
      return "TRY_CAST(%s AS DOUBLE) %s %s".formatted(json, operator, number);
    }
    String constant = text == null ? comparison.group("truth") : '"' + text + '"';
    return "%s %s %s".formatted(json, operator, SqlText.literal(constant));
  }

  /**
   * A field's value as text.
   *
   * @param field as the definition has it
   * @throws IllegalArgumentException when it is more than a field
   */
  static String text(String field) {
    Matcher map = MAP_FIELD.matcher(field);
    if (map.matches() && FIELD.matcher(field).matches()) {
      return "(%s ->> %s)".formatted(map.group(1), SqlText.literal("$.\"" + map.group(2) + "\""));
    }
    if (!FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException(
          "the batch recomputation only knows reactions that are a field; not: " + field);
    }
    return field;
  }

  /** The traits that a condition asks for. */
  static List<String> traits(String where) {
    List<String> traits = new ArrayList<>();
    var _ =
        of(
            where,
            (map, key) -> {
              traits.add(key);
              return map;
            });
    return traits;
  }
}
