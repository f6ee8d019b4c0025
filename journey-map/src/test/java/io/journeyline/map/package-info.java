/** Cells that tests of the map are drawn from. */
@NullMarked
package io.journeyline.map;

import org.jspecify.annotations.NullMarked;
