/** Tells clients at once what has changed. */
@NullMarked
package io.journeyline.dashboard.live;

import org.jspecify.annotations.NullMarked;
