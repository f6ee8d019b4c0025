package io.journeyline.oracle;

import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** §8, identities and assignments: the owners at a moment and the touchpoints' customers. */
final class AssignmentRows {
  private AssignmentRows() {}

  static Assignments of(
      Customers customers, CustomerIds ids, List<Attribution> attributions, long asOf) {
    Map<String, @Nullable String> identities = new TreeMap<>(ContactOrder.BYTES);
    customers
        .identities(asOf)
        .forEach(
            (identifier, name) -> identities.put(identifier, name == null ? null : ids.of(name)));
    List<AssignedTouchpoint> assigned = new ArrayList<>();
    for (Attribution attribution : attributions) {
      Touchpoint touchpoint = attribution.contact().touchpoint();
      assigned.add(
          new AssignedTouchpoint(
              touchpoint.getSource(), touchpoint.getEventId(), attribution.customerId()));
    }
    return new Assignments(identities, assigned);
  }
}
