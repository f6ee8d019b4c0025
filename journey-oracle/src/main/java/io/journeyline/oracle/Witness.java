package io.journeyline.oracle;

/**
 * A touchpoint that says something about identifiers.
 *
 * @param occurredAt ms
 */
public record Witness(String source, String eventId, long occurredAt) {
  static Witness of(Contact contact) {
    return new Witness(
        contact.touchpoint().getSource(), contact.touchpoint().getEventId(), contact.at());
  }
}
