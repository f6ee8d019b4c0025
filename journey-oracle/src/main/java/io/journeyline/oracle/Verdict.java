package io.journeyline.oracle;

import java.util.List;

/** What is known of one identifier. */
public sealed interface Verdict {

  /** As {@code type:value} in its one form. */
  String identifier();

  /** No touchpoint that counts carries it. */
  record Unknown(String identifier) implements Verdict {}

  /**
   * It identifies nobody: the definition blocks its value.
   *
   * @param rule as the definition has it
   * @param touchpoints how many that count carry it beside others
   */
  record Blocked(String identifier, String rule, long touchpoints) implements Verdict {}

  /**
   * It links nobody and belongs to nobody.
   *
   * @param neighbours strongest first
   * @param limit of neighbours, by the definition
   * @param touchpoints how many carry it
   */
  record Shared(String identifier, List<String> neighbours, int limit, long touchpoints)
      implements Verdict {}

  /** It is a customer's. */
  record Owned(String identifier, CustomerPortrait customer) implements Verdict {}
}
