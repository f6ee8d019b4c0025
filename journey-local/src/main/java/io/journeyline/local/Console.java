package io.journeyline.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The user's terminal, or the file that stands for it: results on standard output, what happens
 * meanwhile on standard error.
 */
public final class Console {
  private static final Duration BAR_REFRESH = Duration.ofMillis(100);
  private static final Duration LINE_REFRESH = Duration.ofSeconds(5);
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String BAR_COLOUR = "\u001b[36m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final boolean colour;
  private final LongSupplier clock;
  private boolean barShown;

  Console(PrintStream out, PrintStream err, boolean terminal, boolean colour, LongSupplier clock) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.colour = colour;
    this.clock = clock;
  }

  /** This process's own; {@code NO_COLOR} and {@code TERM=dumb} are respected. */
  public static Console system() {
    String noColour = System.getenv().getOrDefault("NO_COLOR", "");
    boolean dumb = System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
    boolean terminal = isTerminal() && !dumb;
    return new Console(
        System.out, System.err, terminal, terminal && noColour.isEmpty(), System::nanoTime);
  }

  /** The script knows about standard error; Java by itself only about the other two streams. */
  private static boolean isTerminal() {
    String told = System.getProperty("journeyline.terminal");
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    return Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
  }

  /** A line of the command's result. */
  public synchronized void result(String line) {
    clearBar();
    out.println(line);
    out.flush();
  }

  /** A line about what is going on. */
  public synchronized void status(String line) {
    clearBar();
    err.println(line);
    err.flush();
  }

  /**
   * Work with a known end.
   *
   * @param total of what is counted, 0 where it is not known
   * @param unit what is counted, in the plural
   */
  public Progress progress(String label, long total, String unit) {
    return new Progress(this, label, unit, total);
  }

  /** A line that the next one takes the place of, where that can be. */
  synchronized void moving(String line) {
    if (!terminal) {
      status(line);
      return;
    }
    err.print(CLEAR_LINE + line);
    err.flush();
    barShown = true;
  }

  private void clearBar() {
    if (barShown) {
      err.print(CLEAR_LINE);
      err.flush();
      barShown = false;
    }
  }

  /** Empty where lines follow each other. */
  String bar(double part, int width) {
    if (!terminal) {
      return "";
    }
    int filled = (int) Math.floor(part * width);
    String bar = "=".repeat(filled) + "-".repeat(width - filled);
    return "[" + (colour ? BAR_COLOUR + bar + PLAIN : bar) + "] ";
  }

  long refreshNanos() {
    return (terminal ? BAR_REFRESH : LINE_REFRESH).toNanos();
  }

  long nanos() {
    return clock.getAsLong();
  }
}
