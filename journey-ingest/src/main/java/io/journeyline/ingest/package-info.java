/** Module ingest. */
@NullMarked
package io.journeyline.ingest;

import org.jspecify.annotations.NullMarked;
