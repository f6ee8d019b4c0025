/** What flows from journeys to aggregates: cells, their measures, and differences of them. */
@NullMarked
package io.journeyline.streams.cells;

import org.jspecify.annotations.NullMarked;
