/**
 * Adapters of files: JSON Lines of touchpoints or of a source's records; CSV, TSV, Parquet and XES
 * through a mapping file. Nothing here knows Kafka.
 */
@NullMarked
package io.journeyline.ingest.file;

import org.jspecify.annotations.NullMarked;
