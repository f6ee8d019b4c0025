package io.journeyline.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** When identifiers and pairs of them were seen: the first touchpoint of each, and how many. */
final class Sightings {

  /** Two identifiers seen together, whichever comes first; or one, twice. */
  record Pair(String a, String b) {
    static Pair of(String a, String b) {
      return ContactOrder.BYTES.compare(a, b) <= 0 ? new Pair(a, b) : new Pair(b, a);
    }

    static Pair of(String alone) {
      return new Pair(alone, alone);
    }
  }

  /** What was seen of a pair. */
  record Seen(Witness first, long touchpoints) {}

  private final Map<Pair, Seen> seen = new HashMap<>();

  /**
   * Looks for some pairs.
   *
   * @param contacts in order
   */
  Sightings(List<Contact> contacts, Set<Pair> wanted) {
    for (Contact contact : contacts) {
      List<String> identifiers = contact.identifiers();
      for (int i = 0; i < identifiers.size(); i++) {
        for (int j = i; j < identifiers.size(); j++) {
          Pair pair = Pair.of(identifiers.get(i), identifiers.get(j));
          if (wanted.contains(pair)) {
            seen.merge(
                pair,
                new Seen(Witness.of(contact), 1),
                (old, one) -> new Seen(old.first(), old.touchpoints() + 1));
          }
        }
      }
    }
  }

  /** Of a pair that was looked for and occurs. */
  Seen of(Pair pair) {
    return Objects.requireNonNull(seen.get(pair));
  }
}
