package io.journeyline.ingest.admission;

import io.journeyline.definition.ConsentRule;
import io.journeyline.schemas.Touchpoint;
import java.util.Optional;

/** Lets in what the definition's rule of consent allows. */
public final class ConsentAdmission implements Admission {
  private final ConsentRule rule;

  public ConsentAdmission(ConsentRule rule) {
    this.rule = rule;
  }

  @Override
  public Optional<Withheld> objection(Touchpoint touchpoint) {
    return rule.objection(touchpoint.getConsent())
        .map(
            objection ->
                switch (objection) {
                  case DENIED -> Withheld.CONSENT_DENIED;
                  case UNKNOWN -> Withheld.CONSENT_UNKNOWN;
                  case GPC -> Withheld.GPC;
                });
  }
}
