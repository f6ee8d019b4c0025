/**
 * The decisions of all tasks under a scheduler that draws what happens next, against the oracle.
 */
@NullMarked
package io.journeyline.local.simulation;

import org.jspecify.annotations.NullMarked;
