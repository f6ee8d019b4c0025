package io.journeyline.ingest.source.debezium;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.NativeForm;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where rows and payloads say who and what: only whoever made the tables knows.
 *
 * @param identifiers pointers by type of identifier
 * @param currency a code, or a pointer to one
 */
public record ChangeFields(
    Map<String, JsonPointer> identifiers,
    @Nullable JsonPointer text,
    @Nullable JsonPointer amount,
    @Nullable String currency) {
  static final String IDENTIFIERS = "identifiers";

  public ChangeFields {
    identifiers = Map.copyOf(identifiers);
  }

  /**
   * Of options: {@code identifiers.TYPE}, {@code text}, {@code amount} as JSON pointers such as
   * /customer/email, and {@code currency}.
   *
   * @throws IllegalArgumentException naming the option that is no pointer
   */
  public static ChangeFields of(Map<String, String> options) {
    Map<String, JsonPointer> identifiers = new TreeMap<>();
    String prefix = IDENTIFIERS + ".";
    options.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            identifiers.put(name.substring(prefix.length()), pointer(name, value));
          }
        });
    @Nullable String text = options.get("text");
    @Nullable String amount = options.get("amount");
    @Nullable String currency = options.get("currency");
    if (currency != null && currency.startsWith("/")) {
      pointer("currency", currency);
    }
    return new ChangeFields(
        identifiers,
        text == null ? null : pointer("text", text),
        amount == null ? null : pointer("amount", amount),
        currency);
  }

  private static JsonPointer pointer(String option, String value) {
    try {
      return JsonPointer.compile(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          option + ": '" + value + "' is no JSON pointer, such as /customer/email", e);
    }
  }

  void fill(NativeForm form, JsonNode content) {
    identifiers.forEach((type, at) -> form.identifier(type, content.at(at)));
    if (text != null) {
      form.text(NativeForm.text(content.at(text)));
    }
    if (amount != null) {
      form.value(content.at(amount), currency(content));
    }
  }

  private @Nullable String currency(JsonNode content) {
    return currency != null && currency.startsWith("/")
        ? NativeForm.text(content.at(currency))
        : currency;
  }
}
