package io.journeyline.local;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far long work has come: a bar that moves on a terminal, a line every few seconds elsewhere.
 */
public final class Progress implements AutoCloseable {
  private static final int BAR_WIDTH = 24;
  private static final double SECOND = 1e9;

  private final Console console;
  private final String label;
  private final String unit;
  private final long total;
  private final long started;
  private long shown;
  private long done;
  private @Nullable String note;

  Progress(Console console, String label, String unit, long total) {
    this.console = console;
    this.label = label;
    this.unit = unit;
    this.total = total;
    this.started = console.nanos();
    this.shown = started;
  }

  /** The work stands at this count now. */
  public synchronized void to(long count) {
    done = count;
    showWhenDue();
  }

  public synchronized void add(long count) {
    to(done + count);
  }

  /** A few words after the numbers, such as what is being waited for. */
  public synchronized void note(String words) {
    note = words;
    showWhenDue();
  }

  private void showWhenDue() {
    long now = console.nanos();
    if (now - shown >= console.refreshNanos()) {
      shown = now;
      console.moving(render(now));
    }
  }

  private String render(long now) {
    double seconds = Math.max(1e-3, (now - started) / SECOND);
    StringBuilder line = new StringBuilder(label);
    if (total > 0) {
      double part = Math.min(1, (double) done / total);
      line.append(' ').append(console.bar(part, BAR_WIDTH));
      line.append(String.format(Locale.ROOT, "%3.0f%%", Math.floor(part * 100)));
      line.append(String.format(Locale.ROOT, "  %,d of %,d %s", done, total, unit));
    } else {
      line.append(String.format(Locale.ROOT, "  %,d %s", done, unit));
    }
    line.append(String.format(Locale.ROOT, "  %,.0f/s", done / seconds));
    if (total > 0 && done > 0 && done < total) {
      line.append("  ").append(remaining(seconds));
    }
    if (note != null) {
      line.append("  ").append(note);
    }
    return line.toString();
  }

  private String remaining(double seconds) {
    long left = Math.round(seconds * (total - done) / done);
    return String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60);
  }

  /** Shows the end of the work as a line that stays. */
  @Override
  public synchronized void close() {
    console.status(render(console.nanos()));
  }
}
