package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/**
 * What viewers are not told of alerts: single customers, windows of too few facts, and
 * contributions of too few. Nobody is in a window without facts, so that it is told.
 */
final class AlertMask implements RecordsRoute.Mask {
  private static final String EXAMPLES = "examples";
  private static final String FACTS = "n";

  @Override
  public boolean leaves(ObjectNode alert, Request request) {
    if (!request.seesCustomers()) {
      alert.putArray(EXAMPLES);
    }
    Iterator<JsonNode> shares = alert.path("shares").elements();
    while (shares.hasNext()) {
      if (isSmall(shares.next(), request)) {
        shares.remove();
      }
    }
    return !isSmall(alert, request);
  }

  private static boolean isSmall(JsonNode facts, Request request) {
    long n = facts.path(FACTS).asLong();
    return n > 0 && n < request.hideBelow();
  }
}
