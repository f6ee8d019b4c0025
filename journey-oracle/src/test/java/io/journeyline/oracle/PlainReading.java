package io.journeyline.oracle;

import io.journeyline.definition.Normalised;
import io.journeyline.definition.RejectReason;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A reading that trims values, blocks "null" and takes Avro's JSON as the canonical one. */
final class PlainReading {
  private static final List<String> STRENGTH = List.of("user_id", "email", "anonymous_id");

  static final Reading READING =
      new Reading(
          PlainReading::normalise,
          touchpoint -> touchpoint.toString().getBytes(StandardCharsets.UTF_8));

  private PlainReading() {}

  private static Normalised normalise(Touchpoint touchpoint) {
    List<String> identifiers =
        touchpoint.getIdentifiers().stream()
            .filter(identifier -> !identifier.getValue().strip().equals("null"))
            .sorted(
                Comparator.comparing(
                        (Identifier identifier) -> STRENGTH.indexOf(identifier.getType()))
                    .thenComparing(Identifier::getValue))
            .map(identifier -> identifier.getType() + ":" + identifier.getValue().strip())
            .distinct()
            .toList();
    if (identifiers.isEmpty()) {
      return new Normalised.Rejected(touchpoint, RejectReason.NO_IDENTIFIER, "");
    }
    if (touchpoint.getOccurredAt() > touchpoint.getReceivedAt() + Duration.ofDays(1).toMillis()) {
      return new Normalised.Rejected(touchpoint, RejectReason.FUTURE, "");
    }
    return new Normalised.Accepted(touchpoint, identifiers, List.of());
  }
}
