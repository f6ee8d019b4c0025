package io.journeyline.local.platform;

import java.io.IOException;

/**
 * What makes a child process end with the process that started it, however that one ends.
 *
 * <p>The parent holds the other end of standard input. When it closes it, or dies, even by {@code
 * kill -9}, the stream ends and so does the child.
 */
final class ParentBond {
  private static final long STOP_MILLIS = 8_000;

  private ParentBond() {}

  /** Ties this process to its parent. */
  static void tie() throws ReflectiveOperationException {
    ignoreInterrupt();
    Thread.ofPlatform().name("parent-watch").daemon().start(ParentBond::endWithParent);
  }

  /**
   * Ctrl-C goes to every process of the terminal; the parent stops its children when it has no more
   * use for them. By reflection, for the compiler warns of any mention of the class.
   */
  private static void ignoreInterrupt() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    signal
        .getMethod("handle", signal, handler)
        .invoke(
            null,
            signal.getConstructor(String.class).newInstance("INT"),
            handler.getField("SIG_IGN").get(null));
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent never writes.
      }
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    Thread.ofPlatform().name("halt").daemon().start(ParentBond::haltLater);
    System.exit(0);
  }

  private static void haltLater() {
    try {
      Thread.sleep(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
