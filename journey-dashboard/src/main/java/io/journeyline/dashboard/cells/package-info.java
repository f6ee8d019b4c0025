/** Aggregate cells as the dashboard keeps them: dimensions, and figures that add up. */
@NullMarked
package io.journeyline.dashboard.cells;

import org.jspecify.annotations.NullMarked;
