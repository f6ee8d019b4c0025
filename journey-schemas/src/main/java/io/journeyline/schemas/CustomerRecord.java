package io.journeyline.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A single customer, as the stream processor's instances tell of them. It holds personal data.
 *
 * @param name the identifier that names them
 * @param identifiers theirs, sorted
 * @param shared identifiers that they used and others did too
 * @param links why the identifiers are one customer's
 * @param touchpoints how many there are
 * @param contacts the last of them, in order
 */
public record CustomerRecord(
    String customerId,
    String name,
    List<String> identifiers,
    List<String> shared,
    List<Link> links,
    int touchpoints,
    List<Contact> contacts) {

  /**
   * A touchpoint.
   *
   * @param occurredAt ms
   * @param type of one that no rule maps; null of others
   * @param touchpoint id of the rule that it took; null without one
   * @param score how it felt, basis points; null where nothing tells
   */
  public record Contact(
      long occurredAt,
      String source,
      String eventId,
      String channel,
      @Nullable String type,
      @Nullable String touchpoint,
      @Nullable String stage,
      boolean goal,
      @Nullable Integer score,
      List<String> identifiers) {}

  /**
   * Two identifiers that came together.
   *
   * @param occurredAt when first, ms
   * @param source of the touchpoint that first carried both
   * @param times in how many touchpoints
   */
  public record Link(
      String a, String b, long occurredAt, String source, String eventId, int times) {

    /** Once more. */
    public Link again() {
      return new Link(a, b, occurredAt, source, eventId, times + 1);
    }
  }
}
