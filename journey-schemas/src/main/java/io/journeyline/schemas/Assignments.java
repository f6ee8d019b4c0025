package io.journeyline.schemas;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is whom at one moment: which customer owns each identifier and each accepted touchpoint. It
 * names identifiers and is therefore personal data, unlike a {@link Snapshot}.
 *
 * @param identities customer id of each identifier, {@code type:value}; null: a shared one
 * @param touchpoints one for each accepted touchpoint, in any order
 */
public record Assignments(
    Map<String, @Nullable String> identities, List<AssignedTouchpoint> touchpoints) {

  /**
   * A touchpoint and whose it is. Two touchpoints that differ in their identifiers only are alike
   * here.
   *
   * @param customerId null: unattributed
   */
  public record AssignedTouchpoint(String source, String eventId, @Nullable String customerId) {}
}
