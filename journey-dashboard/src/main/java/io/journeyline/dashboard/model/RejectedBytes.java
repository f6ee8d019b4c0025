package io.journeyline.dashboard.model;

import io.journeyline.schemas.RejectedTouchpoint;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Keeps of what was rejected only as many bytes as people look at. */
final class RejectedBytes {
  private static final int MOST = 2_048;

  private RejectedBytes() {}

  /** The record, with its full size where it has to be cut. */
  static RejectedTouchpoint shortened(RejectedTouchpoint rejected) {
    ByteBuffer bytes = rejected.getBytes();
    if (bytes.remaining() > MOST) {
      byte[] first = new byte[MOST];
      bytes.duplicate().get(first);
      rejected.setTruncatedFrom(
          Objects.requireNonNullElse(rejected.getTruncatedFrom(), (long) bytes.remaining()));
      rejected.setBytes(ByteBuffer.wrap(first));
    }
    return rejected;
  }
}
