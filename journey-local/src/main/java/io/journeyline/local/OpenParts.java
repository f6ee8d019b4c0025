package io.journeyline.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has opened, closed last opened first: at its end, at Ctrl-C and at SIGTERM.
 *
 * <p>Hooks of a Java process run side by side, so there is one of them and it follows the order.
 */
public final class OpenParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private volatile @Nullable IntSupplier code;
  private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stop);
  private boolean closed;

  public OpenParts() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Takes over a part; when all is closed already, the part is closed at once. */
  public <T extends AutoCloseable> T add(T part) {
    synchronized (this) {
      if (!closed) {
        parts.push(part);
        return part;
      }
    }
    close(part);
    return part;
  }

  /** Blocks until the user or the system wants the process to end. */
  public void awaitInterrupt() throws InterruptedException {
    interrupted.await();
  }

  /** Blocks for a while; returns whether the user or the system wants the process to end. */
  public boolean awaitInterrupt(Duration time) throws InterruptedException {
    return interrupted.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Lets the process end with this exit code at Ctrl-C and SIGTERM, instead of 128 and the signal's
   * number: for a command that is ended in no other way and has something to say.
   */
  void endWith(IntSupplier exitCode) {
    code = exitCode;
  }

  private void stop() {
    interrupted.countDown();
    closeAll();
    IntSupplier known = code;
    if (known != null) {
      Runtime.getRuntime().halt(known.getAsInt());
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already; the hook closes, or has closed.
    }
    closeAll();
  }

  /** Waits for whoever closes already, so that nobody goes on before all is closed. */
  private synchronized void closeAll() {
    closed = true;
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
    }
  }
}
