package io.journeyline.definition;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which identifiers say who a customer is, strongest type first.
 *
 * @param unique the type of which two values are never one customer; null: none
 * @param blockValues values that identify nobody
 * @param blockPatterns patterns that, found anywhere in a value, make it identify nobody
 * @param sharedAboveByType number of distinct neighbours above which an identifier is shared, by
 *     type
 * @param region region of phone numbers without a country code; null: such numbers are kept as they
 *     are
 * @param cuts pairs of identifiers, {@code type:value}, that do not link
 */
public record IdentityRules(
    List<String> types,
    @Nullable String unique,
    List<String> blockValues,
    List<Pattern> blockPatterns,
    int sharedAboveDefault,
    Map<String, Integer> sharedAboveByType,
    @Nullable String region,
    List<Cut> cuts) {

  /** Two identifiers whose link does not count. */
  public record Cut(String a, String b) {}

  public int sharedAbove(String type) {
    return sharedAboveByType.getOrDefault(type, sharedAboveDefault);
  }

  /** Position in strength order: listed types by place, all others after them. */
  public int strength(String type) {
    int position = types.indexOf(type);
    return position < 0 ? types.size() : position;
  }
}
