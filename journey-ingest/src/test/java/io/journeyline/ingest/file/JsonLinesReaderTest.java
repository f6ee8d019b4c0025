package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Touchpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesReaderTest {
  private static final String GOOD =
      "{\"eventId\":\"e1\",\"source\":\"shop\",\"channel\":\"web\",\"type\":\"Visit\","
          + "\"occurredAt\":\"2026-03-01T10:00:00Z\",\"identifiers\":{\"user_id\":\"u1\"}}";

  @TempDir Path folder;

  @Test
  void shouldReadOneTouchpointALine() throws Exception {
    Collected read = read(GOOD + "\n" + GOOD.replace("e1", "e2") + "\n");

    assertThat(read.touchpoints()).extracting(Touchpoint::getEventId).containsExactly("e1", "e2");
    assertThat(read.touchpoints().getFirst().getReceivedAt())
        .isEqualTo(read.touchpoints().getFirst().getOccurredAt());
    assertThat(read.rejected()).isEmpty();
  }

  @Test
  void shouldSkipBlankLinesAndAByteOrderMarkAndWindowsLineEnds() throws Exception {
    Collected read = read("\uFEFF" + GOOD + "\r\n\r\n \t\n" + GOOD.replace("e1", "e2"));

    assertThat(read.touchpoints()).hasSize(2);
    assertThat(read.rejected()).isEmpty();
  }

  @Test
  void shouldRejectAnUnreadableLineWithItsBytesAndGoOn() throws Exception {
    Collected read = read(GOOD + "\nnot json\n" + GOOD.replace("e1", "e2") + "\n");

    assertThat(read.touchpoints()).hasSize(2);
    RejectedTouchpoint rejected = read.onlyRejected();
    assertThat(rejected.getReason()).isEqualTo("UNREADABLE");
    assertThat(rejected.getStage()).isEqualTo("ingest");
    assertThat(rejected.getSource()).isEqualTo("jsonl");
    assertThat(rejected.getOrigin()).isEqualTo("in.jsonl:2");
    assertThat(Collected.text(rejected)).isEqualTo("not json");
    assertThat(rejected.getTruncatedFrom()).isNull();
    assertThat(rejected.getReceivedAt()).isZero();
  }

  @Test
  void shouldNameSourceAndTimeOfARejectedLineWhereTheyCanBeRead() throws Exception {
    RejectedTouchpoint rejected =
        read(GOOD.replace("\"channel\":\"web\",", "") + "\n").onlyRejected();

    assertThat(rejected.getSource()).isEqualTo("shop");
    assertThat(rejected.getOccurredAt()).isEqualTo(1_772_359_200_000L);
    assertThat(rejected.getReceivedAt()).isEqualTo(1_772_359_200_000L);
    assertThat(rejected.getDetail()).contains("channel");
  }

  @Test
  void shouldSayThatAFileEndingInHalfAnObjectLooksCutOff() throws Exception {
    RejectedTouchpoint rejected = read(GOOD + "\n" + GOOD.substring(0, 40)).onlyRejected();

    assertThat(rejected.getReason()).isEqualTo("UNREADABLE");
    assertThat(rejected.getDetail()).contains("cut off");
    assertThat(rejected.getOrigin()).isEqualTo("in.jsonl:2");
  }

  @Test
  void shouldRejectAnUnknownFieldByName() throws Exception {
    RejectedTouchpoint rejected =
        read(GOOD.replace("{\"eventId\"", "{\"sorce\":1,\"eventId\"")).onlyRejected();

    assertThat(rejected.getDetail()).contains("sorce");
  }

  @Test
  void shouldRejectInvalidUtf8() throws Exception {
    byte[] line = (GOOD + "\n").getBytes(StandardCharsets.ISO_8859_1);
    line[20] = (byte) 0xFF;

    RejectedTouchpoint rejected = read("in.jsonl", line).onlyRejected();

    assertThat(rejected.getDetail()).contains("UTF-8");
    assertThat(Collected.bytes(rejected)).isEqualTo(Arrays.copyOf(line, line.length - 1));
  }

  @Test
  void shouldCutALineOfFiveMegabytesAndGoOn() throws Exception {
    String large = GOOD.replace("u1", "x".repeat(5 << 20));

    Collected read = read(large + "\n" + GOOD + "\n");

    assertThat(read.touchpoints()).hasSize(1);
    RejectedTouchpoint rejected = read.onlyRejected();
    assertThat(rejected.getReason()).isEqualTo("TOO_LARGE");
    assertThat(rejected.getTruncatedFrom()).isEqualTo(large.length());
    assertThat(Collected.text(rejected)).isEqualTo(large.substring(0, 900_000));
  }

  @Test
  void shouldReadALineOfExactlyTheLimit() throws Exception {
    String line = GOOD + " ".repeat(LineReader.MAX_LINE - GOOD.length());

    assertThat(read(line + "\r\n").touchpoints()).hasSize(1);
    assertThat(read(line + " \n").onlyRejected().getReason()).isEqualTo("TOO_LARGE");
  }

  @Test
  void shouldGiveTheSameBytesWhereverTheLineStands() throws Exception {
    RejectedTouchpoint first = read("bad\n").onlyRejected();
    RejectedTouchpoint later =
        read("other.ndjson", "\n\nbad\r\n".getBytes(StandardCharsets.UTF_8)).onlyRejected();

    assertThat(later.getBytes()).isEqualTo(first.getBytes());
    assertThat(later.getReceivedAt()).isEqualTo(first.getReceivedAt());
  }

  @Test
  void shouldReadPackedFilesAndCountBytesOnDisk() throws Exception {
    Path file = folder.resolve("in.jsonl.gz");
    Files.write(file, packed(GOOD + "\n"));

    try (FileReader reader = TouchpointFiles.open(file, FileOptions.NONE)) {
      Collected read = new Collected(new ArrayList<>(), new ArrayList<>());
      reader.read(read::add);
      assertThat(read.touchpoints()).hasSize(1);
      assertThat(reader.bytesRead()).isEqualTo(Files.size(file));
    }
  }

  @Test
  void shouldHandOnWhatACutOffPackedFileHoldsAndThenSayThatItIsCutOff() throws Exception {
    byte[] packed = packed((GOOD + "\n").repeat(20_000));
    Path file = folder.resolve("in.jsonl.gz");
    Files.write(file, Arrays.copyOf(packed, packed.length / 2));

    Collected read = new Collected(new ArrayList<>(), new ArrayList<>());
    try (FileReader reader = TouchpointFiles.open(file, FileOptions.NONE)) {
      assertThatThrownBy(() -> reader.read(read::add))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in.jsonl.gz")
          .hasMessageContaining("cut off");
    }
    assertThat(read.touchpoints()).isNotEmpty();
  }

  @Test
  void shouldSayWhichEndingsAreKnown() {
    assertThatThrownBy(() -> TouchpointFiles.open(folder.resolve("in.xml"), FileOptions.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in.xml")
        .hasMessageContaining(".jsonl");
    assertThatThrownBy(() -> TouchpointFiles.open(folder.resolve("absent.jsonl"), FileOptions.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such file");
  }

  @Property(tries = 300)
  void shouldMakeEveryLineOneThingWhateverItsBytes(@ForAll @Size(max = 400) byte[] bytes)
      throws Exception {
    Path file = Files.createTempFile("fuzz", ".jsonl");
    try {
      Files.write(file, bytes);
      Collected read = Collected.of(file);
      long lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().count();
      assertThat(read.touchpoints()).isEmpty();
      assertThat((long) read.rejected().size()).isLessThanOrEqualTo(lines);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 300)
  void shouldNeverThrowOnADamagedTouchpoint(@ForAll int place, @ForAll byte value)
      throws Exception {
    byte[] line = GOOD.getBytes(StandardCharsets.UTF_8);
    line[Math.floorMod(place, line.length)] = value;
    Path file = Files.createTempFile("fuzz", ".jsonl");
    try {
      Files.write(file, line);
      Collected read = Collected.of(file);
      assertThat(read.touchpoints().size() + read.rejected().size()).isBetween(1, 2);
    } finally {
      Files.delete(file);
    }
  }

  private Collected read(String content) throws Exception {
    return read("in.jsonl", content.getBytes(StandardCharsets.UTF_8));
  }

  private Collected read(String name, byte[] content) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, content);
    return Collected.of(file);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
