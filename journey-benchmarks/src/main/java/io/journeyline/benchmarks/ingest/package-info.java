/** What ingest takes in, beside Kafka's own producer. */
@NullMarked
package io.journeyline.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
