/** A seeded shop: people, their devices and what they do, as touchpoints in the native format. */
@NullMarked
package io.journeyline.local.simulator;

import org.jspecify.annotations.NullMarked;
