package io.journeyline.ingest.source.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.source.Amounts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what an event was worth: the first of revenue, total and value that is a number. */
final class SegmentMoney {
  private static final List<String> AMOUNTS = List.of("revenue", "total", "value");

  /** Segment's own default. */
  private static final String DEFAULT_CURRENCY = "USD";

  private SegmentMoney() {}

  /** Native form of a value, or null where the event has none. */
  static @Nullable ObjectNode of(JsonNode properties) {
    for (String name : AMOUNTS) {
      @Nullable BigDecimal amount = Amounts.number(properties.path(name));
      if (amount != null) {
        String currency = properties.path("currency").asText("");
        return Amounts.money(amount, currency.isBlank() ? DEFAULT_CURRENCY : currency);
      }
    }
    return null;
  }
}
