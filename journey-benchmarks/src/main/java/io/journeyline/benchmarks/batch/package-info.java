/**
 * What a data team would run on a schedule instead of the pipeline: the aggregates from nothing, by
 * SQL over all touchpoints.
 */
@NullMarked
package io.journeyline.benchmarks.batch;

import org.jspecify.annotations.NullMarked;
