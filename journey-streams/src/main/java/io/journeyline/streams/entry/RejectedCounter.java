package io.journeyline.streams.entry;

import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.touchpoint.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;

/** Counts what was rejected, each distinct (source, reason, bytes) once. */
final class RejectedCounter {
  static final String STREAMS = "streams";
  static final String INGEST = "ingest";

  private final ZoneId zone;

  RejectedCounter(ZoneId zone) {
    this.zone = zone;
  }

  /** The key under which equal ones meet; it carries no personal data. */
  String key(RejectedTouchpoint rejected) {
    byte[] kind =
        (rejected.getSource() + '\0' + rejected.getReason() + '\0')
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = rejected.getBytes().duplicate();
    ByteBuffer content = ByteBuffer.allocate(kind.length + bytes.remaining()).put(kind).put(bytes);
    return "rejected:" + HexFormat.of().formatHex(Sha256.of(content.array()));
  }

  Forward.CountRejected count(RejectedTouchpoint rejected) {
    Long occurredAt = rejected.getOccurredAt();
    String day =
        occurredAt == null
            ? ""
            : Instant.ofEpochMilli(occurredAt).atZone(zone).toLocalDate().toString();
    return new Forward.CountRejected(rejected.getSource(), rejected.getReason(), day);
  }

  Differences differences(Forward.CountRejected rejected) {
    Differences differences = new Differences();
    Cell cell =
        Cell.of(Aggregate.COUNTS, "rejected", rejected.source(), rejected.reason(), rejected.day());
    differences.at(cell).add(Measure.COUNT, 1);
    return differences;
  }
}
