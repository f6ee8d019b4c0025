/** Module benchmarks. */
@NullMarked
package io.journeyline.benchmarks;

import org.jspecify.annotations.NullMarked;
