package io.journeyline.ingest.http;

/**
 * Counts events by source, so that received = published + duplicate + ignored + rejected + refused
 * whenever no request is under way. A request that is refused unread counts as one event.
 */
public interface IngestMeter {

  /** Told before anything becomes of them. */
  void received(String source, int events);

  /** Told once for each event. */
  void ended(String source, Fate fate, int events);
}
