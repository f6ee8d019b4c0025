package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and amounts as senders write them: numbers, or numbers as text. */
public final class Amounts {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]{1,40}");
  private static final int MICROS_SCALE = 6;

  /** More digits than any amount has; beyond it, plain notation would fill the memory. */
  private static final int MAX_SCALE = 30;

  private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(1_000_000_000_000L);

  private Amounts() {}

  /** Its number, or null where it is none or beyond any amount. */
  public static @Nullable BigDecimal number(JsonNode node) {
    @Nullable BigDecimal number = null;
    try {
      if (node.isNumber()) {
        number = node.decimalValue();
      } else if (node.isTextual() && NUMBER.matcher(node.textValue().strip()).matches()) {
        number = new BigDecimal(node.textValue().strip());
      }
    } catch (NumberFormatException e) {
      return null;
    }
    boolean usable =
        number != null
            && Math.abs((long) number.scale()) <= MAX_SCALE
            && number.abs().compareTo(MAX_AMOUNT) <= 0;
    return usable ? number : null;
  }

  /** Native form of a value, to millionths; null without an amount or a currency of ISO 4217. */
  public static @Nullable ObjectNode money(@Nullable BigDecimal amount, @Nullable String currency) {
    String code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
    if (amount == null || !CURRENCY.matcher(code).matches()) {
      return null;
    }
    BigDecimal exact =
        amount.scale() > MICROS_SCALE
            ? amount.setScale(MICROS_SCALE, RoundingMode.HALF_EVEN)
            : amount;
    return Json.MAPPER
        .createObjectNode()
        .put("amount", exact.toPlainString())
        .put("currency", code);
  }
}
