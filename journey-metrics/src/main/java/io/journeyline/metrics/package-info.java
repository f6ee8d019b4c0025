/** What a process tells of itself: metrics for Prometheus, and whether it is well, over HTTP. */
@NullMarked
package io.journeyline.metrics;

import org.jspecify.annotations.NullMarked;
