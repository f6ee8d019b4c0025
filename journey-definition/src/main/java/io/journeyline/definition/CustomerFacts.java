package io.journeyline.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is and did, as the conditions of personas see it. What did not occur is missing
 * in {@code touchpoints} and {@code channels}: there are no zeros; {@code counts} has all four.
 *
 * @param traits the latest value of each
 * @param touchpoints how many of each rule there were, by its id
 * @param channels on how many mapped touchpoints each was used
 * @param counts {@code touchpoints} and {@code unmapped} as in journeys, {@code episodes}, and
 *     {@code goals}: touchpoints of a goal rule
 */
public record CustomerFacts(
    Map<String, @Nullable Object> traits,
    Map<String, Long> touchpoints,
    Map<String, Long> channels,
    Map<String, Long> counts) {
  public static final String TRAITS = "traits";
  public static final String TOUCHPOINTS = "touchpoints";
  public static final String CHANNELS = "channels";
  public static final String COUNTS = "counts";

  /** What {@code counts} has. */
  static final List<String> COUNT_NAMES = List.of("touchpoints", "unmapped", "episodes", "goals");

  static final List<String> VARIABLES = List.of(TRAITS, TOUCHPOINTS, CHANNELS, COUNTS);

  /** A customer of whom only this is known. */
  static CustomerFacts ofTraits(Map<String, @Nullable Object> traits) {
    return new CustomerFacts(traits, Map.of(), Map.of(), Map.of());
  }
}
