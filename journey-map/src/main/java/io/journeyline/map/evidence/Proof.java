package io.journeyline.map.evidence;

import io.journeyline.map.figure.Amount;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapped touchpoint of a customer. Restricted: its text is what somebody wrote.
 *
 * @param id {@code source/eventId}
 * @param customer published id
 * @param segments groups that the customer is in, {@code all} among them
 * @param score basis points; null: none
 * @param text what the customer wrote, where it may be shown; else null
 * @param value what it was worth, or null
 * @param goal whether it is a goal touchpoint
 */
public record Proof(
    String id,
    String customer,
    Instant at,
    String stage,
    String touchpoint,
    String channel,
    Set<String> segments,
    @Nullable Integer score,
    @Nullable String text,
    @Nullable Amount value,
    boolean goal) {

  public Proof {
    segments = Set.copyOf(segments);
  }
}
