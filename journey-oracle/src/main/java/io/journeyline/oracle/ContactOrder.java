package io.journeyline.oracle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * §1, order: by (occurredAt, source, eventId, sorted identifiers), strings as unsigned UTF-8 bytes.
 * Of two identifier lists of which one begins with the other, the shorter comes first. Total over
 * what deduplication leaves.
 */
final class ContactOrder {
  static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  static final Comparator<Contact> INSTANCE =
      Comparator.comparingLong(Contact::at)
          .thenComparing(contact -> contact.touchpoint().getSource(), BYTES)
          .thenComparing(contact -> contact.touchpoint().getEventId(), BYTES)
          .thenComparing(ContactOrder::sortedIdentifiers, ContactOrder::compareLists);

  private ContactOrder() {}

  private static List<String> sortedIdentifiers(Contact contact) {
    return contact.identifiers().stream().sorted(BYTES).toList();
  }

  private static int compareLists(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = BYTES.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
