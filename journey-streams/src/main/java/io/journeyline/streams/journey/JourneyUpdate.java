package io.journeyline.streams.journey;

import io.journeyline.streams.cells.Differences;
import java.util.List;

/**
 * What a touchpoint or a deadline changed.
 *
 * @param duplicate the touchpoint was there already; nothing changed
 * @param correction something already said is said anew
 */
record JourneyUpdate(
    Tail tail,
    Differences differences,
    List<JourneyFact> steps,
    boolean duplicate,
    boolean correction) {}
