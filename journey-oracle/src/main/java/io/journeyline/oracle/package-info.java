/** Module oracle. */
@NullMarked
package io.journeyline.oracle;

import org.jspecify.annotations.NullMarked;
