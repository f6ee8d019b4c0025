/** Segment's tracking API, as its own clients and RudderStack's use it. */
@NullMarked
package io.journeyline.ingest.source.segment;

import org.jspecify.annotations.NullMarked;
