package io.journeyline.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import io.journeyline.ingest.Times;
import io.journeyline.schemas.TouchpointJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the native file format: one touchpoint, a JSON object, a line. */
final class JsonLinesReader implements FileReader {
  private static final String ADAPTER = "jsonl";

  private final Path file;
  private final FileBytes bytes;
  private final LineReader lines;

  JsonLinesReader(Path file) throws IOException {
    this.file = file;
    this.bytes = FileBytes.open(file);
    this.lines = new LineReader(bytes);
  }

  @Override
  public void read(Consumer<? super Ingested> consumer) throws IOException {
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          consumer.accept(ingest(line));
        }
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private Ingested ingest(Line line) {
    if (line.isTooLarge()) {
      return rejected(
          line,
          RejectReason.TOO_LARGE,
          "the line has " + line.size() + " bytes; allowed are " + LineReader.MAX_LINE);
    }
    if (!Utf8.isValid(line.text())) {
      return rejected(line, RejectReason.UNREADABLE, "the line is not UTF-8");
    }
    try {
      return new Ingested.Accepted(TouchpointJson.parse(line.text()));
    } catch (IllegalArgumentException e) {
      String cutOff =
          line.isTerminated()
              ? ""
              : "; the file ends within this line and looks cut off: export or copy it again";
      return rejected(line, RejectReason.UNREADABLE, e.getMessage() + cutOff);
    }
  }

  private Ingested rejected(Line line, RejectReason reason, String detail) {
    @Nullable JsonNode object = reason == RejectReason.TOO_LARGE ? null : object(line);
    String source = ADAPTER;
    if (object != null
        && object.path("source").isTextual()
        && !object.path("source").textValue().isBlank()) {
      source = object.path("source").textValue();
    }
    Original original =
        new Original(line.text(), line.size(), file.getFileName() + ":" + line.number());
    @Nullable Long occurredAt = object == null ? null : occurredAt(object.path("occurredAt"));
    return new Ingested.Rejected(Rejections.of(source, reason, detail, original, occurredAt));
  }

  private static @Nullable Long occurredAt(JsonNode time) {
    if (time.isTextual()) {
      return Times.parse(time.textValue());
    }
    return time.isIntegralNumber() && time.canConvertToLong() ? (Long) time.longValue() : null;
  }

  private static @Nullable JsonNode object(Line line) {
    try {
      JsonNode node = Json.MAPPER.readTree(line.text());
      return node.isObject() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
