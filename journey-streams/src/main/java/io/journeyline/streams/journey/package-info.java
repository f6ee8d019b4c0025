/**
 * Stage 2: folds each customer's touchpoints to visits and episodes; writes journeys and
 * journey-events; passes differences on.
 */
@NullMarked
package io.journeyline.streams.journey;

import org.jspecify.annotations.NullMarked;
