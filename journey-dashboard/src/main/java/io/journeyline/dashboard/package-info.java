/**
 * Stage 5: serves what the pipeline has published. Reads the compacted topics of aggregates and
 * {@code progress}, keeps them in a store of its own, and answers over HTTP.
 */
@NullMarked
package io.journeyline.dashboard;

import org.jspecify.annotations.NullMarked;
