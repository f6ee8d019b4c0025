package io.journeyline.dashboard.live;

import io.journeyline.dashboard.model.ChangeListener;
import io.journeyline.dashboard.model.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The last changes, for any number of readers. Changes that come quickly are told together; a
 * reader that is slow, or comes late, is told what it missed, or that it missed too much.
 */
public final class LiveFeed implements ChangeListener, AutoCloseable {
  /** Changes that are kept for readers who come back. */
  static final int KEPT = 1_024;

  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final Condition waiting = lock.newCondition();
  private final Deque<Change> changes = new ArrayDeque<>();
  private final Set<String> pending = new TreeSet<>();
  private final Thread teller;
  private Moment moment = Moment.NOTHING;
  private boolean isPending;
  private boolean closed;
  private long last;

  /**
   * What changed since the change before.
   *
   * @param number grows by one from change to change
   * @param aggregates names of those whose cells changed
   */
  public record Change(long number, Set<String> aggregates, Moment moment) {}

  /**
   * What a reader is told.
   *
   * @param missed whether changes before these are not kept any more
   * @param last number of the last change told
   */
  public record News(boolean missed, List<Change> changes, long last) {}

  public LiveFeed() {
    teller = Thread.ofPlatform().daemon().name("dashboard-live").unstarted(this::tell);
    teller.start();
  }

  @Override
  public void changed(Set<String> aggregates, Moment now) {
    lock.lock();
    try {
      pending.addAll(aggregates);
      moment = now;
      isPending = true;
      waiting.signal();
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    try {
      while (awaitPending()) {
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitPending() throws InterruptedException {
    lock.lock();
    try {
      while (!isPending && !closed) {
        waiting.await();
      }
      if (isPending) {
        changes.add(new Change(++last, Set.copyOf(pending), moment));
        if (changes.size() > KEPT) {
          changes.remove();
        }
        pending.clear();
        isPending = false;
        told.signalAll();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the last change. */
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Changes after the one with this number; waits for one at most so long. Null: closed. */
  public @Nullable News after(long number, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (last <= number && !closed && left > 0) {
        left = told.awaitNanos(left);
      }
      if (closed) {
        return null;
      }
      Change first = changes.peekFirst();
      boolean missed = number > last || (first != null && number < first.number() - 1);
      List<Change> news = new ArrayList<>();
      for (Change change : changes) {
        if (change.number() > number) {
          news.add(change);
        }
      }
      return new News(missed, news, last);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.signalAll();
      told.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      teller.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
