/** Intervals and tests for shares and means, and the day on which a share changed. */
@NullMarked
package io.journeyline.map.statistics;

import org.jspecify.annotations.NullMarked;
