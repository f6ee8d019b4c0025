/** Measures how soon alerts are delivered. */
@NullMarked
package io.journeyline.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
