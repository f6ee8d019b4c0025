/** Writes what was ingested to the topics {@code touchpoints} and {@code rejected}. */
@NullMarked
package io.journeyline.ingest.publish;

import org.jspecify.annotations.NullMarked;
