/** What touchpoints feel like, and what customers answered: made once, kept with the touchpoint. */
@NullMarked
package io.journeyline.streams.emotion;

import org.jspecify.annotations.NullMarked;
