/** What the dashboard's API takes. */
@NullMarked
package io.journeyline.benchmarks.dashboard;

import org.jspecify.annotations.NullMarked;
