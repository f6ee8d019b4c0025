package io.journeyline.oracle;

import java.util.List;

/** §3: visits without a timeout between them; never empty. */
record Episode(List<Visit> visits) {

  List<Step> steps() {
    return visits.stream().flatMap(visit -> visit.steps().stream()).toList();
  }

  Step first() {
    return visits.getFirst().first();
  }

  Step last() {
    return visits.getLast().last();
  }

  boolean isConverted() {
    return visits.stream().anyMatch(Visit::isConverted);
  }
}
