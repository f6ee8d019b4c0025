/** Published aggregate cells, and sums of them over a period and a group of customers. */
@NullMarked
package io.journeyline.map.cells;

import org.jspecify.annotations.NullMarked;
