/** The HTTP adapters: requests in, answered once Kafka has taken what they carried. */
@NullMarked
package io.journeyline.ingest.http;

import org.jspecify.annotations.NullMarked;
