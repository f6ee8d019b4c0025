package io.journeyline.ingest.admission;

import java.util.Locale;

/** Why a touchpoint is not published, although it is one. */
public enum Withheld {
  /** It carries an identifier that is suppressed. */
  SUPPRESSED,
  /** It says that consent to a required purpose is denied. */
  CONSENT_DENIED,
  /** It does not say whether there is consent to a required purpose. */
  CONSENT_UNKNOWN,
  /** It was sent with Global Privacy Control. */
  GPC;

  /** Its name in metrics and messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
