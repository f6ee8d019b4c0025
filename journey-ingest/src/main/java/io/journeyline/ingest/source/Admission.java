package io.journeyline.ingest.source;

import io.journeyline.schemas.Touchpoint;
import java.util.Optional;

/** Decides whether a touchpoint may be published: such as consent and a list of the suppressed. */
@FunctionalInterface
public interface Admission {
  /** Lets everything in. */
  Admission ALL = (touchpoint, request) -> Optional.empty();

  /**
   * Looks at a touchpoint before it is published, and may complete it by what the request says.
   *
   * @return why it must not be published, without personal data; it then counts as ignored. Empty:
   *     it may be
   * @throws RefusedException when it cannot be decided at present; the request may be sent again
   */
  Optional<String> refusal(Touchpoint touchpoint, WebRequest request) throws RefusedException;
}
