/** Module local. */
@NullMarked
package io.journeyline.local;

import org.jspecify.annotations.NullMarked;
