package io.journeyline.oracle;

import io.journeyline.definition.Normalised;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** §1, accepted or rejected: all touchpoints, normalised, duplicates still among them. */
record Admission(List<Normalised.Accepted> accepted, List<Normalised.Rejected> rejected) {

  static Admission of(Reading reading, Collection<Touchpoint> touchpoints) {
    Admission admission = new Admission(new ArrayList<>(), new ArrayList<>());
    for (Touchpoint touchpoint : touchpoints) {
      switch (reading.normalise(touchpoint)) {
        case Normalised.Accepted accepted -> admission.accepted().add(accepted);
        case Normalised.Rejected rejected -> admission.rejected().add(rejected);
      }
    }
    return admission;
  }
}
