package io.journeyline.ingest.http;

import io.journeyline.ingest.admission.Withheld;

/**
 * Counts events by source, so that received = published + duplicate + ignored + rejected + refused
 * whenever no request is under way. A request that is refused unread counts as one event.
 */
public interface IngestMeter {

  /** Told before anything becomes of them. */
  void received(String source, int events);

  /** Told once for each event. */
  void ended(String source, Fate fate, int events);

  /** Told of an event that counts as ignored, although it is of a kind that is taken. */
  default void withheld(String source, Withheld why) {}
}
