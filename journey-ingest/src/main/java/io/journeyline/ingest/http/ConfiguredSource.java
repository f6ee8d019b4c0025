package io.journeyline.ingest.http;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;

/**
 * A row of the table of sources with its settings.
 *
 * @param rate most events a second that one key may send; 0: any number
 */
public record ConfiguredSource(SourceType type, SourceSettings settings, int rate) {

  /** Without a limit of its rate. */
  public ConfiguredSource(SourceType type, SourceSettings settings) {
    this(type, settings, 0);
  }
}
