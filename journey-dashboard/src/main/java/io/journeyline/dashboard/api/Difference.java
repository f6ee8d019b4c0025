package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.map.statistics.Interval;
import io.journeyline.map.statistics.Share;
import org.jspecify.annotations.Nullable;

/**
 * How two shares differ: the second minus the first, Newcombe's interval around it, which holds the
 * true difference with 95 % confidence, and the p-value of the pooled two-sided z-test.
 */
record Difference(double value, double low, double high, double p) {

  /** Null where one of them has no whole. */
  static @Nullable Difference of(long part1, long whole1, long part2, long whole2) {
    if (whole1 <= 0 || whole2 <= 0) {
      return null;
    }
    Share one = new Share(part1, whole1);
    Share two = new Share(part2, whole2);
    Interval interval = one.changeTo(two);
    return new Difference(
        Ratio.rounded(two.rate() - one.rate()),
        Ratio.rounded(interval.low()),
        Ratio.rounded(interval.high()),
        Ratio.rounded(one.surpriseBeside(two)));
  }

  /** Whether the interval leaves out that there is none. */
  boolean isSignificant() {
    return low > 0 || high < 0;
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
