package io.journeyline.ingest.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many events a second each key of a source may send, on average over about a second. A request
 * is let in while its key owes nothing, and pays for its events afterwards.
 */
final class RateLimit {
  private static final int MAX_KEYS = 10_000;
  private static final double MILLIS = 1_000;

  private final int perSecond;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param perSecond 0: no limit
   */
  RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Whole seconds until the key may send again; 0: it may now. */
  synchronized long secondsToWait(String key, long now) {
    if (perSecond == 0) {
      return 0;
    }
    double owed = -bucket(key, now).tokens;
    return owed < 0 ? 0 : (long) Math.floor(owed / perSecond) + 1;
  }

  synchronized void pay(String key, int events, long now) {
    if (perSecond > 0) {
      bucket(key, now).tokens -= events;
    }
  }

  private Bucket bucket(String key, long now) {
    Bucket bucket = buckets.computeIfAbsent(key, _ -> new Bucket(perSecond, now));
    long elapsed = Math.max(0, now - bucket.at);
    bucket.tokens = Math.min(perSecond, bucket.tokens + elapsed / MILLIS * perSecond);
    bucket.at = now;
    if (buckets.size() > MAX_KEYS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return bucket;
  }

  /** What one key may still send. */
  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }
  }
}
