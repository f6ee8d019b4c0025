package io.journeyline.oracle;

import io.journeyline.definition.Normalised;
import io.journeyline.schemas.RejectedTouchpoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * §1, rejected: what could not be counted, once for each distinct (source, reason, bytes), with the
 * time it happened; null where that could not be read. Where copies disagree, the earliest known
 * time stands.
 */
record Rejections(Map<Rejection, @Nullable Long> occurredAt) {

  /** One distinct rejection. */
  record Rejection(String source, String reason, String digest) {}

  static Rejections of(
      Reading reading,
      Collection<Normalised.Rejected> byNormalisation,
      Collection<RejectedTouchpoint> byIngest) {
    Rejections rejections = new Rejections(new HashMap<>());
    for (Normalised.Rejected rejected : byNormalisation) {
      rejections.add(
          new Rejection(
              rejected.touchpoint().getSource(),
              rejected.reason().name(),
              reading.digest(rejected.touchpoint())),
          rejected.touchpoint().getOccurredAt());
    }
    for (RejectedTouchpoint rejected : byIngest) {
      rejections.add(
          new Rejection(
              rejected.getSource(), rejected.getReason(), Sha256.hex(rejected.getBytes())),
          rejected.getOccurredAt());
    }
    return rejections;
  }

  private void add(Rejection rejection, @Nullable Long at) {
    Long known = occurredAt.get(rejection);
    if (known == null || (at != null && at < known)) {
      occurredAt.put(rejection, at);
    }
  }
}
