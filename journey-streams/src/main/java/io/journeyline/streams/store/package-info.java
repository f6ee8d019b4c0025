/** Stores of tasks as tables, with what was last read and written in memory. */
@NullMarked
package io.journeyline.streams.store;

import org.jspecify.annotations.NullMarked;
