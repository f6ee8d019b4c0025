package io.journeyline.definition;

import java.util.Comparator;
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

  /** Whether the two identifiers, {@code type:value} in either order, do not link. */
  public boolean isCut(String one, String other) {
    for (Cut cut : cuts) {
      if ((cut.a.equals(one) && cut.b.equals(other))
          || (cut.a.equals(other) && cut.b.equals(one))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the value, already normalised, identifies nobody. */
  public boolean isBlocked(String value) {
    return blockValues.contains(value)
        || blockPatterns.stream().anyMatch(pattern -> pattern.matcher(value).find());
  }

  /** The type of {@code type:value}: what stands before the first colon. */
  public static String typeOf(String identifier) {
    int colon = identifier.indexOf(':');
    return colon < 0 ? identifier : identifier.substring(0, colon);
  }

  /**
   * Strength order of identifiers, {@code type:value}: listed types by place, then the others by
   * name, then by the bytes of {@code type:value}.
   */
  public Comparator<String> strengthOrder() {
    return (a, b) -> {
      String typeA = typeOf(a);
      String typeB = typeOf(b);
      if (typeA.equals(typeB)) {
        return Utf8Order.compare(a, b);
      }
      int byPlace = Integer.compare(strength(typeA), strength(typeB));
      return byPlace != 0 ? byPlace : Utf8Order.compare(typeA, typeB);
    };
  }
}
