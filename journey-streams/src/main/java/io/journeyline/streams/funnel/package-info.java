/**
 * Funnel attempts of one customer (SEMANTICS.md §5), folded one touchpoint at a time at a cost that
 * does not depend on the journey's length.
 */
@NullMarked
package io.journeyline.streams.funnel;

import org.jspecify.annotations.NullMarked;
