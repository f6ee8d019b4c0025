package io.journeyline.ingest.admission;

import io.journeyline.schemas.Touchpoint;
import java.util.Optional;

/** Decides whether a touchpoint may be published: by consent, and by the list of the suppressed. */
@FunctionalInterface
public interface Admission {
  /** Lets everything in. */
  Admission ALL = touchpoint -> Optional.empty();

  /**
   * Looks at a touchpoint before it is published.
   *
   * @return why it must not be; empty: it may be
   * @throws UndecidedException when that cannot be said at present
   */
  Optional<Withheld> objection(Touchpoint touchpoint);

  /** Lets in what both let in. */
  default Admission and(Admission other) {
    return touchpoint -> objection(touchpoint).or(() -> other.objection(touchpoint));
  }
}
