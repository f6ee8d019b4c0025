package io.journeyline.streams.funnel;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a touchpoint is to one funnel, which is all that is kept of it for the funnel.
 *
 * @param funnel place of the funnel in the definition, from 0
 * @param steps the steps that the touchpoint matches: bit k is step k, from 0
 * @param exclusions the funnel's exclusions that it is: bit i is exclusion i, from 0
 * @param hold values of the funnel's {@code hold} expressions, null where there is none; empty for
 *     a touchpoint that matches no step
 * @param by the value to break down by; "" where there is none, or where it matches no first step
 */
public record Marks(
    int funnel, long steps, long exclusions, List<@Nullable String> hold, String by) {
  private static final long FIRST_STEP = 1;

  public Marks {
    // List.copyOf takes no null.
    hold = hold.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(hold));
  }

  static Marks none(int funnel) {
    return new Marks(funnel, 0, 0, List.of(), "");
  }

  boolean isStart() {
    return (steps & FIRST_STEP) != 0;
  }

  /** The steps that it matches, without the first, which only starts have. */
  long laterSteps() {
    return steps & ~FIRST_STEP;
  }

  public void write(ByteWriter out) {
    out.unsigned(funnel).unsigned(steps).unsigned(exclusions);
    writeTexts(hold, out);
    out.text(by);
  }

  public static Marks read(ByteReader in) {
    return new Marks((int) in.unsigned(), in.unsigned(), in.unsigned(), readTexts(in), in.text());
  }

  static void writeTexts(List<@Nullable String> texts, ByteWriter out) {
    out.unsigned(texts.size());
    for (String text : texts) {
      out.flag(text != null);
      if (text != null) {
        out.text(text);
      }
    }
  }

  static List<@Nullable String> readTexts(ByteReader in) {
    int count = (int) in.unsigned();
    List<@Nullable String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.flag() ? in.text() : null);
    }
    return texts;
  }
}
