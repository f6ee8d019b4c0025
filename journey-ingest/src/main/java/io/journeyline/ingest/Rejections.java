package io.journeyline.ingest;

import io.journeyline.definition.RejectReason;
import io.journeyline.schemas.RejectedTouchpoint;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Makes rejections. Equal input gives equal bytes, whatever file or line it came in. */
public final class Rejections {
  /** Most bytes of the original that a rejection carries, so that it fits a Kafka record. */
  public static final int MAX_BYTES = 900_000;

  private static final String STAGE = "ingest";
  private static final int MAX_DETAIL = 2_000;

  private Rejections() {}

  /**
   * A rejection received at {@code occurredAt}, or at 0 where that is unknown: what comes from
   * files must not depend on when they are read.
   */
  public static RejectedTouchpoint of(
      String source,
      RejectReason reason,
      String detail,
      Original original,
      @Nullable Long occurredAt) {
    int kept = Math.min(original.bytes().length, MAX_BYTES);
    return RejectedTouchpoint.newBuilder()
        .setSource(source)
        .setStage(STAGE)
        .setReason(reason.name())
        .setDetail(detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL))
        .setOrigin(original.origin())
        .setOccurredAt(occurredAt)
        .setReceivedAt(occurredAt == null ? 0 : occurredAt)
        .setBytes(ByteBuffer.wrap(original.bytes(), 0, kept).slice())
        .setTruncatedFrom(original.size() > kept ? original.size() : null)
        .build();
  }
}
