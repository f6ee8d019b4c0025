package io.journeyline.streams.identity;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.Utf8Order;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.kafka.common.utils.Utils;

/**
 * The order of identifiers that decides which of a cluster is its root: strength of the type, then
 * a hash, so that neither counting ids nor an adversary makes long chains.
 */
final class Ranks {
  private final Comparator<String> order;

  Ranks(IdentityRules rules) {
    order =
        Comparator.comparingInt(
                (String identifier) -> rules.strength(IdentityRules.typeOf(identifier)))
            .thenComparingInt(Ranks::hash)
            .thenComparing(Utf8Order.COMPARATOR);
  }

  boolean isLower(String a, String b) {
    return order.compare(a, b) < 0;
  }

  private static int hash(String identifier) {
    return Utils.murmur2(identifier.getBytes(StandardCharsets.UTF_8));
  }
}
