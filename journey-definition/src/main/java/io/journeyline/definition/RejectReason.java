package io.journeyline.definition;

/** Why a touchpoint is not counted. */
public enum RejectReason {
  /** Not a touchpoint: malformed, of a wrong type, or without a required field. */
  UNREADABLE,
  /** Larger than a record may be. */
  TOO_LARGE,
  /** No identifier is left after normalisation and blocking. */
  NO_IDENTIFIER,
  /** More than 16 identifiers. */
  TOO_MANY_IDENTIFIERS,
  /** Dated more than 24 hours after it was received. */
  FUTURE,
  /** Earlier than what its customer's history is sealed up to. */
  TOO_LATE
}
