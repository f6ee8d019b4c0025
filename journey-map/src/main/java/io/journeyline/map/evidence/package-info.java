/** Touchpoints one by one, as proof and illustration of figures. */
@NullMarked
package io.journeyline.map.evidence;

import org.jspecify.annotations.NullMarked;
