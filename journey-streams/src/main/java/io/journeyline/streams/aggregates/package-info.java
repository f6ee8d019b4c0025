/** Stage 3: sums differences to cells; writes the aggregate topics. */
@NullMarked
package io.journeyline.streams.aggregates;

import org.jspecify.annotations.NullMarked;
