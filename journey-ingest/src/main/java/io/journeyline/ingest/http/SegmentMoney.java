package io.journeyline.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what an event was worth: the first of revenue, total and value that is a number. */
final class SegmentMoney {
  private static final List<String> AMOUNTS = List.of("revenue", "total", "value");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** Segment's own default. */
  private static final String DEFAULT_CURRENCY = "USD";

  /** More digits than any amount has; beyond it, plain notation would fill the memory. */
  private static final int MAX_SCALE = 30;

  private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(1_000_000_000_000L);

  private SegmentMoney() {}

  /** Native form of a value, or null where the event has none. */
  static @Nullable ObjectNode of(JsonNode properties) {
    for (String name : AMOUNTS) {
      @Nullable BigDecimal amount = amount(properties.path(name));
      if (amount != null) {
        return money(amount, properties.path("currency").asText(""));
      }
    }
    return null;
  }

  private static @Nullable ObjectNode money(BigDecimal amount, String given) {
    String currency = given.isBlank() ? DEFAULT_CURRENCY : given.strip().toUpperCase(Locale.ROOT);
    if (!CURRENCY.matcher(currency).matches()) {
      return null;
    }
    return Json.MAPPER
        .createObjectNode()
        .put("amount", amount.toPlainString())
        .put("currency", currency);
  }

  private static @Nullable BigDecimal amount(JsonNode node) {
    try {
      BigDecimal amount =
          node.isTextual()
              ? new BigDecimal(node.textValue().strip())
              : node.isNumber() ? node.decimalValue() : null;
      boolean usable =
          amount != null
              && Math.abs(amount.scale()) <= MAX_SCALE
              && amount.abs().compareTo(MAX_AMOUNT) <= 0;
      return usable ? amount : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
