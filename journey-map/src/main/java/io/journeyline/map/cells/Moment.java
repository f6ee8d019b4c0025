package io.journeyline.map.cells;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment that cells speak for.
 *
 * @param asOf everything that was due before it is in the cells; null: not known
 * @param watermark input time up to which everything was read; null: not known
 * @param lag input records that were there and not yet read
 */
public record Moment(@Nullable Instant asOf, @Nullable Instant watermark, long lag) {}
