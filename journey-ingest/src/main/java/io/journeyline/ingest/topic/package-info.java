/** Adapters of topics: records in, committed once Kafka has taken what they carried. */
@NullMarked
package io.journeyline.ingest.topic;

import org.jspecify.annotations.NullMarked;
