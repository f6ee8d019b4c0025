package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * How two shares differ: the second minus the first, Newcombe's interval around it, which holds the
 * true difference with 95 % confidence, and the p-value of the pooled two-sided z-test.
 */
record Difference(double value, double low, double high, double p) {

  /** Null where one of them has no whole. */
  static @Nullable Difference of(long part1, long whole1, long part2, long whole2) {
    Ratio one = Ratio.of(part1, whole1);
    Ratio two = Ratio.of(part2, whole2);
    if (one == null || two == null) {
      return null;
    }
    double p1 = (double) part1 / whole1;
    double p2 = (double) part2 / whole2;
    double below = Math.hypot(p2 - two.low(), one.high() - p1);
    double above = Math.hypot(two.high() - p2, p1 - one.low());
    double value = p2 - p1;
    double pooled = (double) (part1 + part2) / (whole1 + whole2);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / whole1 + 1.0 / whole2));
    double p = error == 0 ? 1 : twoSided(Math.abs(value) / error);
    return new Difference(
        Ratio.rounded(value),
        Ratio.rounded(value - below),
        Ratio.rounded(value + above),
        Ratio.rounded(p));
  }

  /** Whether the interval leaves out that there is none. */
  boolean isSignificant() {
    return low > 0 || high < 0;
  }

  /** 2·(1 − Φ(z)) by Abramowitz and Stegun 26.2.17; it errs by less than 2·10⁻⁷. */
  private static double twoSided(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double tail =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.min(1, 2 * tail * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI));
  }

  static JsonNode json(@Nullable Difference difference) {
    return difference == null
        ? Json.MAPPER.nullNode()
        : Json.MAPPER
            .createObjectNode()
            .put("value", difference.value())
            .put("low", difference.low())
            .put("high", difference.high())
            .put("p", difference.p())
            .put("significant", difference.isSignificant());
  }

  static ObjectNode schema() {
    ObjectNode schema = Schemas.type("object", true);
    for (String name : new String[] {"value", "low", "high", "p"}) {
      schema.withObjectProperty("properties").set(name, Schemas.type("number", false));
      schema.withArrayProperty("required").add(name);
    }
    schema.withObjectProperty("properties").set("significant", Schemas.type("boolean", false));
    schema.withArrayProperty("required").add("significant");
    return schema;
  }
}
