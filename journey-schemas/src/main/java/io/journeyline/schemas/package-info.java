/**
 * Contracts of the pipeline: records, topics, serdes, the native file format, customer ids,
 * duration buckets.
 */
@NullMarked
package io.journeyline.schemas;

import org.jspecify.annotations.NullMarked;
