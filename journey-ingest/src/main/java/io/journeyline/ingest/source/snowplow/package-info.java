/** Snowplow's tracker protocol 2. */
@NullMarked
package io.journeyline.ingest.source.snowplow;

import org.jspecify.annotations.NullMarked;
