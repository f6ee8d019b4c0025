package io.journeyline.streams.journey;

import io.journeyline.streams.cells.Differences;
import java.util.ArrayList;
import java.util.List;

/** What a fold says: differences of cells, and steps of the journey in order. */
record Facts(Differences differences, List<JourneyFact> steps) {
  Facts() {
    this(new Differences(), new ArrayList<>());
  }
}
