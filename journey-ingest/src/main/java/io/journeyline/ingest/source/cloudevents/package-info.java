/** CloudEvents 1.0 over HTTP, binary, structured and batched. */
@NullMarked
package io.journeyline.ingest.source.cloudevents;

import org.jspecify.annotations.NullMarked;
