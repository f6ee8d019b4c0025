/** Module streams. */
@NullMarked
package io.journeyline.streams;

import org.jspecify.annotations.NullMarked;
