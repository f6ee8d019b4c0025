/** How far tasks have come: watermarks, what is still under way, asOf; writes progress. */
@NullMarked
package io.journeyline.streams.progress;

import org.jspecify.annotations.NullMarked;
