/**
 * Adapters of files: JSON Lines, and CSV or TSV through a mapping file. Nothing here knows Kafka.
 */
@NullMarked
package io.journeyline.ingest.file;

import org.jspecify.annotations.NullMarked;
