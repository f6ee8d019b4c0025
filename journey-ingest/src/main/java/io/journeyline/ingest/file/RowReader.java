package io.journeyline.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines of a CSV file to rows: a line end inside quotes belongs to the row. A quote that
 * is never closed costs only its own line.
 */
final class RowReader {
  private final LineReader lines;
  private final byte separator;
  private final byte quote;
  private final Deque<Line> returned = new ArrayDeque<>();

  RowReader(LineReader lines, char separator, char quote) {
    this.lines = lines;
    this.separator = (byte) separator;
    this.quote = (byte) quote;
  }

  /** The next row that is not an empty line, or null at the end. */
  @Nullable Row next() throws IOException {
    for (Line line = line(); line != null; line = line()) {
      if (line.isTooLarge()) {
        return new Row(line, Row.Flaw.TOO_LARGE);
      }
      if (line.size() > 0) {
        return row(line);
      }
    }
    return null;
  }

  private Row row(Line first) throws IOException {
    QuoteState state = new QuoteState(separator, quote);
    state.read(first.text());
    if (!state.isOpen()) {
      return new Row(first, Row.Flaw.NONE);
    }
    List<Line> parts = new ArrayList<>(List.of(first));
    long size = first.size();
    while (state.isOpen()) {
      Line next = line();
      if (next != null) {
        parts.add(next);
        size += next.size() + next.end().length();
      }
      if (next == null || size > LineReader.MAX_LINE) {
        parts.subList(1, parts.size()).reversed().forEach(returned::addFirst);
        return new Row(first, Row.Flaw.UNCLOSED_QUOTE);
      }
      state.read(next.text());
    }
    return new Row(join(parts), Row.Flaw.NONE);
  }

  private @Nullable Line line() throws IOException {
    @Nullable Line line = returned.pollFirst();
    return line == null ? lines.next() : line;
  }

  private static Line join(List<Line> parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Line part : parts) {
      joined.writeBytes(part.text());
      if (part != parts.getLast()) {
        joined.writeBytes(part.end().getBytes(StandardCharsets.US_ASCII));
      }
    }
    byte[] text = joined.toByteArray();
    return new Line(parts.getFirst().number(), text, text.length, parts.getLast().end());
  }

  /** Whether a quoted field is open, as bytes go by; a quote opens only at a field's beginning. */
  private static final class QuoteState {
    private final byte separator;
    private final byte quote;
    private boolean atFieldStart = true;
    private boolean open;

    QuoteState(byte separator, byte quote) {
      this.separator = separator;
      this.quote = quote;
    }

    void read(byte[] text) {
      int i = 0;
      while (i < text.length) {
        byte b = text[i];
        if (open) {
          if (b == quote && i + 1 < text.length && text[i + 1] == quote) {
            i++;
          } else if (b == quote) {
            open = false;
          }
        } else if (atFieldStart && b == quote) {
          open = true;
          atFieldStart = false;
        } else {
          atFieldStart = b == separator;
        }
        i++;
      }
    }

    boolean isOpen() {
      return open;
    }
  }
}
