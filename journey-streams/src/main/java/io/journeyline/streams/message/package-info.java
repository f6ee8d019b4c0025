/** What identifiers tell each other across tasks. */
@NullMarked
package io.journeyline.streams.message;

import org.jspecify.annotations.NullMarked;
