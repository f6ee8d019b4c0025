/**
 * Stage 1, ingest: files and HTTP requests in, touchpoints and rejections out. {@code file} and
 * {@code http} turn what sources send into {@link io.journeyline.ingest.Ingested}; {@code publish}
 * writes that to the topics {@code touchpoints} and {@code rejected}.
 */
@NullMarked
package io.journeyline.ingest;

import org.jspecify.annotations.NullMarked;
