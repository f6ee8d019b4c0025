/**
 * The stream processor: identity, journey, aggregates. JourneyTopology shows the pipeline on one
 * screen.
 */
@NullMarked
package io.journeyline.streams;

import org.jspecify.annotations.NullMarked;
