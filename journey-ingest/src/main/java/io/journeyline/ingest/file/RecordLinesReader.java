package io.journeyline.ingest.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Original;
import io.journeyline.ingest.Rejections;
import io.journeyline.ingest.source.Conversion;
import io.journeyline.ingest.source.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records of a source's topic from a file, one a line. */
final class RecordLinesReader implements FileReader {
  private static final Logger LOG = LoggerFactory.getLogger(RecordLinesReader.class);

  private final Path file;
  private final RecordedSource source;
  private final Conversion conversion;
  private final FileBytes bytes;
  private final LineReader lines;

  RecordLinesReader(Path file, RecordedSource source) throws IOException {
    this.file = file;
    this.source = source;
    this.conversion = new Conversion(source.id(), source.channel());
    this.bytes = FileBytes.open(file);
    this.lines = new LineReader(bytes);
  }

  @Override
  public void read(Consumer<? super Ingested> consumer) throws IOException {
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (line.isTooLarge()) {
          consumer.accept(tooLarge(line));
        } else if (!line.isBlank()) {
          ingest(line, consumer);
        }
      }
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void ingest(Line line, Consumer<? super Ingested> consumer) {
    for (Outcome outcome : outcomes(line)) {
      conversion.ofFile(outcome, origin(line)).ifPresent(consumer);
    }
  }

  private List<Outcome> outcomes(Line line) {
    try {
      if (!Utf8.isValid(line.text())) {
        throw new IllegalArgumentException("the line is not UTF-8");
      }
      RecordLine read = RecordLine.of(line.text(), TouchpointFiles.plainName(file));
      if (read.record().isTombstone()) {
        return List.of(Outcome.ignored("a tombstone"));
      }
      return source.translator().translate(read.record()).stream()
          .map(outcome -> ofLine(outcome, line, read.timestamp()))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of(unreadable(Objects.toString(e.getMessage(), "it cannot be read"), line));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} cannot read {}; it is kept as rejected", source.id(), origin(line), e);
      return List.of(unreadable("it cannot be read", line));
    }
  }

  /** Keeps the line's own bytes, and the record's time where the event tells none. */
  private static Outcome ofLine(Outcome outcome, Line line, @Nullable Long timestamp) {
    return switch (outcome) {
      case Outcome.Event(ObjectNode touchpoint, var _) -> {
        if (timestamp != null && !touchpoint.hasNonNull("occurredAt")) {
          touchpoint.put("occurredAt", timestamp);
        }
        yield new Outcome.Event(touchpoint, line::text);
      }
      case Outcome.Rejected rejected ->
          new Outcome.Rejected(rejected.reason(), rejected.detail(), line::text);
      case Outcome.Ignored ignored -> ignored;
    };
  }

  private static Outcome unreadable(String detail, Line line) {
    String cutOff =
        line.isTerminated()
            ? ""
            : "; the file ends within this line and looks cut off: export or copy it again";
    return new Outcome.Rejected(RejectReason.UNREADABLE, detail + cutOff, line::text);
  }

  private Ingested tooLarge(Line line) {
    String detail = "the line has " + line.size() + " bytes; allowed are " + LineReader.MAX_LINE;
    return new Ingested.Rejected(
        Rejections.of(
            source.id(),
            RejectReason.TOO_LARGE,
            detail,
            new Original(line.text(), line.size(), origin(line)),
            null));
  }

  private String origin(Line line) {
    return file.getFileName() + ":" + line.number();
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
