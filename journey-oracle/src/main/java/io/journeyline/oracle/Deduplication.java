package io.journeyline.oracle;

import io.journeyline.definition.Normalised.Accepted;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * §1, duplicates: of touchpoints with equal source, event id and set of identifiers, the one with
 * the smallest (receivedAt, SHA-256 of its canonical JSON) stands.
 */
final class Deduplication {
  private record Identity(String source, String eventId, Set<String> identifiers) {}

  private Deduplication() {}

  static List<Accepted> of(Reading reading, Collection<Accepted> touchpoints) {
    Comparator<Accepted> stands =
        Comparator.comparingLong((Accepted accepted) -> accepted.touchpoint().getReceivedAt())
            .thenComparing(accepted -> reading.digest(accepted.touchpoint()));
    Map<Identity, Accepted> standing = new HashMap<>();
    for (Accepted touchpoint : touchpoints) {
      standing.merge(identity(touchpoint), touchpoint, (a, b) -> stands.compare(a, b) <= 0 ? a : b);
    }
    return List.copyOf(standing.values());
  }

  private static Identity identity(Accepted accepted) {
    return new Identity(
        accepted.touchpoint().getSource(),
        accepted.touchpoint().getEventId(),
        Set.copyOf(accepted.identifiers()));
  }
}
