package io.journeyline.local.export;

import io.journeyline.definition.Utf8Order;
import io.journeyline.local.export.LineFiles.LineFile;
import io.journeyline.schemas.Assignments;
import io.journeyline.schemas.Assignments.AssignedTouchpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The export of who is whom: {@code identities.jsonl}, sorted by identifier, and {@code
 * assignments.jsonl}, sorted by source, event id and customer id, nulls first; strings as unsigned
 * UTF-8 bytes. They are personal data.
 */
public final class IdentifierFiles {
  private static final String CUSTOMER_ID = "customerId";

  private static final Comparator<AssignedTouchpoint> BY_EVENT =
      Comparator.comparing(AssignedTouchpoint::source, Utf8Order.COMPARATOR)
          .thenComparing(AssignedTouchpoint::eventId, Utf8Order.COMPARATOR)
          .thenComparing(
              AssignedTouchpoint::customerId, Comparator.nullsFirst(Utf8Order.COMPARATOR));

  private IdentifierFiles() {}

  /**
   * Writes both files into {@code dir}, which is made if need be; those of an earlier export are
   * replaced.
   */
  public static void write(Assignments assignments, Path dir) throws IOException {
    LineFiles.write(
        List.of(
            new LineFile("identities.jsonl", () -> identities(assignments)),
            new LineFile("assignments.jsonl", () -> touchpoints(assignments))),
        dir);
  }

  private static Stream<String> identities(Assignments assignments) {
    return assignments.identities().keySet().stream()
        .sorted(Utf8Order.COMPARATOR)
        .map(
            identifier ->
                new JsonLine()
                    .put("identifier", identifier)
                    .put(CUSTOMER_ID, assignments.identities().get(identifier))
                    .toString());
  }

  private static Stream<String> touchpoints(Assignments assignments) {
    return assignments.touchpoints().stream()
        .sorted(BY_EVENT)
        .map(
            touchpoint ->
                new JsonLine()
                    .put("source", touchpoint.source())
                    .put("eventId", touchpoint.eventId())
                    .put(CUSTOMER_ID, touchpoint.customerId())
                    .toString());
  }
}
