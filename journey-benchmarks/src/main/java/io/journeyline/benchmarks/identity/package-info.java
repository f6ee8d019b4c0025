/** What it costs to stitch customers together. */
@NullMarked
package io.journeyline.benchmarks.identity;

import org.jspecify.annotations.NullMarked;
