package io.journeyline.streams.home;

import io.journeyline.definition.RejectReason;
import io.journeyline.schemas.CanonicalJson;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Topic;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;

/** Names what was rejected so that each distinct (source, reason, bytes) is counted once. */
final class Rejections {
  static final String STREAMS = "streams";

  /** So many bytes are kept at most; a record of the topic may be twice as large. */
  static final int LARGEST = 4 << 20;

  private final ZoneId zone;

  Rejections(ZoneId zone) {
    this.zone = zone;
  }

  /** The key under which equal ones meet; it carries no personal data. */
  private static String key(RejectedTouchpoint rejected) {
    byte[] kind =
        (rejected.getSource() + '\0' + rejected.getReason() + '\0')
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = rejected.getBytes().duplicate();
    ByteBuffer content = ByteBuffer.allocate(kind.length + bytes.remaining()).put(kind).put(bytes);
    return "rejected:" + HexFormat.of().formatHex(Sha256.of(content.array()));
  }

  /**
   * A touchpoint that came too late. Its payload is not here any more, so in place of its bytes
   * stands where they are.
   */
  static RejectedTouchpoint tooLate(Row row, Topic<?, ?> touchpoints) {
    String origin = touchpoints.name() + "-" + row.place().partition() + "@" + row.place().offset();
    Map<String, Object> reference =
        Map.of("eventId", row.eventId(), "occurredAt", row.occurredAt(), "origin", origin);
    return RejectedTouchpoint.newBuilder()
        .setSource(row.source())
        .setStage(STREAMS)
        .setReason(RejectReason.TOO_LATE.name())
        .setDetail("its customer's history is sealed beyond it; the record itself is at origin")
        .setOrigin(origin)
        .setOccurredAt(row.occurredAt())
        .setReceivedAt(row.receivedAt())
        .setBytes(ByteBuffer.wrap(CanonicalJson.text(reference).getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  /**
   * Compressed, more bytes come in than a record may have; what cannot be kept must not stop us.
   */
  static RejectedTouchpoint bounded(RejectedTouchpoint rejected) {
    int bytes = rejected.getBytes().remaining();
    if (bytes <= LARGEST) {
      return rejected;
    }
    return RejectedTouchpoint.newBuilder(rejected)
        .setBytes(rejected.getBytes().duplicate().limit(LARGEST))
        .setDetail(
            "%s; kept are the first %d of %d bytes".formatted(rejected.getDetail(), LARGEST, bytes))
        .build();
  }

  Message.CountRejected count(RejectedTouchpoint rejected) {
    Long occurredAt = rejected.getOccurredAt();
    String day =
        occurredAt == null
            ? ""
            : Instant.ofEpochMilli(occurredAt).atZone(zone).toLocalDate().toString();
    return new Message.CountRejected(
        key(rejected), rejected.getSource(), rejected.getReason(), day);
  }
}
