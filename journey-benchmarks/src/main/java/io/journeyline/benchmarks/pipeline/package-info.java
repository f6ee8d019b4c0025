/**
 * The whole pipeline beside a bare hop and beside a recomputation by SQL: rates, latency, memory.
 */
@NullMarked
package io.journeyline.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
