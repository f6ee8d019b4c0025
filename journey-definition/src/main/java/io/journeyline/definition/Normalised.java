package io.journeyline.definition;

import io.journeyline.schemas.Touchpoint;
import java.util.List;

/** What normalisation made of a touchpoint. */
public sealed interface Normalised {

  /**
   * It counts.
   *
   * @param identifiers distinct, normalised, as {@code type:value}, strongest first; never empty
   * @param aliasOf the two normalised identifiers that the source declares to be one; empty where
   *     none or blocked
   */
  record Accepted(Touchpoint touchpoint, List<String> identifiers, List<String> aliasOf)
      implements Normalised {
    public String strongest() {
      return identifiers.getFirst();
    }
  }

  /** It does not count. */
  record Rejected(Touchpoint touchpoint, RejectReason reason, String detail)
      implements Normalised {}
}
