/** Kafka and registry for a measurement, and how far a pipeline on them has come. */
@NullMarked
package io.journeyline.benchmarks.platform;

import org.jspecify.annotations.NullMarked;
