/** Load harness: measures a whole pipeline on this machine; run on demand, never as a test. */
@NullMarked
package io.journeyline.benchmarks;

import org.jspecify.annotations.NullMarked;
