package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void shouldPrintALineEveryFewSecondsWhereThereIsNoTerminal() {
    try (Progress progress = console(false, false).progress("Reading", 100, "lines")) {
      progress.to(10);
      pass(Duration.ofSeconds(5));
      progress.to(25);
      pass(Duration.ofSeconds(4));
      progress.to(40);
      pass(Duration.ofSeconds(1));
      progress.to(100);
    }
    assertThat(text(err))
        .isEqualTo(
            """
            Reading  25%  25 of 100 lines  5/s  0:15 left
            Reading 100%  100 of 100 lines  10/s
            Reading 100%  100 of 100 lines  10/s
            """);
  }

  @Test
  void shouldMoveABarOnATerminalAndClearItForOtherLines() {
    Console console = console(true, false);
    try (Progress progress = console.progress("Reading", 10, "lines")) {
      pass(Duration.ofSeconds(1));
      progress.to(5);
      console.result("found");
    }
    assertThat(text(err))
        .startsWith("\r\u001b[2KReading [============------------]  50%  5 of 10 lines")
        .contains("left\r\u001b[2K")
        .endsWith("\n");
    assertThat(text(out)).isEqualTo("found\n");
  }

  @Test
  void shouldColourOnlyWhenAsked() {
    assertThat(console(true, true).bar(0.5, 4)).contains("\u001b[36m==--\u001b[0m");
    assertThat(console(true, false).bar(0.5, 4)).isEqualTo("[==--] ");
  }

  @Test
  void shouldCountWithoutAKnownEnd() {
    try (Progress progress = console(false, false).progress("Settling", 0, "records")) {
      pass(Duration.ofSeconds(10));
      progress.add(1000);
      progress.add(1000);
      progress.note("2 tasks left");
    }
    assertThat(text(err)).endsWith("Settling  2,000 records  200/s  2 tasks left\n");
  }

  private Console console(boolean terminal, boolean colour) {
    return new Console(stream(out), stream(err), terminal, colour, clock::get);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
