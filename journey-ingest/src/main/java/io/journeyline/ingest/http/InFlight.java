package io.journeyline.ingest.http;

import io.journeyline.ingest.source.RefusedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what is in memory: requests, and the bytes of their bodies, from before a body is read
 * until Kafka has answered for what it held, also where the sender was told 503 meanwhile.
 */
final class InFlight {
  private static final int UNIT = 1024;

  private final Semaphore requests;
  private final Semaphore units;

  InFlight(int maxRequests, long maxBytes) {
    requests = new Semaphore(maxRequests);
    units = new Semaphore((int) Math.min(Integer.MAX_VALUE, maxBytes / UNIT));
  }

  /**
   * Lets a request in.
   *
   * @throws RefusedException when there is no room for it at present
   */
  Place enter(long bytes) throws RefusedException {
    if (!requests.tryAcquire()) {
      throw busy();
    }
    Place place = new Place();
    try {
      place.grow(bytes);
    } catch (RefusedException e) {
      place.leave();
      throw e;
    }
    return place;
  }

  private static RefusedException busy() {
    return RefusedException.unavailable("too many requests are under way; send it again");
  }

  /** The room that one request takes up, until everyone who works on it has left. */
  final class Place {
    private final AtomicInteger users = new AtomicInteger(1);
    private int taken;

    /** Takes more room, up to so many bytes in all. */
    void grow(long bytes) throws RefusedException {
      int wanted = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + 1);
      if (wanted > taken) {
        if (!units.tryAcquire(wanted - taken)) {
          throw busy();
        }
        taken = wanted;
      }
    }

    /** One more who works on it. */
    void share() {
      users.incrementAndGet();
    }

    void leave() {
      if (users.decrementAndGet() == 0) {
        units.release(taken);
        requests.release();
      }
    }
  }
}
