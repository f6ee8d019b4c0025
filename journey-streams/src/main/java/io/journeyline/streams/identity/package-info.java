/** Stage 1: physical clusters. Identifiers that occur together find their common root. */
@NullMarked
package io.journeyline.streams.identity;

import org.jspecify.annotations.NullMarked;
