/** What is kept of a touchpoint, and how it goes from stage to stage. */
@NullMarked
package io.journeyline.streams.touchpoint;

import org.jspecify.annotations.NullMarked;
