/**
 * How a text feels. Free of Kafka and of the definition: {@code text → score}, the same for the
 * same text and {@link io.journeyline.sentiment.SentimentScorer#VERSION version} on every machine.
 */
@NullMarked
package io.journeyline.sentiment;

import org.jspecify.annotations.NullMarked;
