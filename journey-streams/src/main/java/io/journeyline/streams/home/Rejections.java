package io.journeyline.streams.home;

import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;

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
