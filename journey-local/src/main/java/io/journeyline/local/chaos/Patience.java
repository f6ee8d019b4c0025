package io.journeyline.local.chaos;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long the experiment waits before it calls a thing broken. */
record Patience(Duration limit) {
  private static final Duration LOOK = Duration.ofMillis(100);

  /** What is waited for; it may fail for a while, as requests do while brokers are away. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws ExecutionException, InterruptedException;
  }

  /**
   * @param what the condition in words, for the message
   */
  void await(String what, Condition condition) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    ExecutionException last = null;
    while (System.nanoTime() < until) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (ExecutionException e) {
        last = e;
      }
      Thread.sleep(LOOK);
    }
    throw new ChaosException("not after %d s: %s".formatted(limit.toSeconds(), what), last);
  }

  <T> T await(String what, CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ChaosException("not after %d s: %s".formatted(limit.toSeconds(), what), e);
    } catch (ExecutionException e) {
      throw new ChaosException("%s: %s".formatted(what, e.getCause()), e);
    }
  }
}
