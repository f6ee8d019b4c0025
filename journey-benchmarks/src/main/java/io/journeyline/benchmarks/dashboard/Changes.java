package io.journeyline.benchmarks.dashboard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cells that change on and on, in a thread of their own. */
final class Changes implements AutoCloseable {
  private static final long BETWEEN_MILLIS = 200;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CellFeed feed;
  private final Thread thread;

  Changes(CellFeed feed) {
    this.feed = feed;
    thread = Thread.ofPlatform().daemon().name("changes").unstarted(this::run);
    thread.start();
  }

  private void run() {
    try {
      while (!stop.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
        feed.change();
        feed.publishProgress();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
