/**
 * What every kind of sender has in common: one {@link io.journeyline.ingest.source.SourceType} says
 * what it is and what it needs, one {@link io.journeyline.ingest.source.Source} knows its routes,
 * checks who sends and takes a request apart. Each kind is a package of its own below this one and
 * knows neither the server nor Kafka.
 */
@NullMarked
package io.journeyline.ingest.source;

import org.jspecify.annotations.NullMarked;
