/**
 * The pipeline from outside: reads its topics, waits until it has settled, compares it with the
 * oracle.
 */
@NullMarked
package io.journeyline.local.pipeline;

import org.jspecify.annotations.NullMarked;
