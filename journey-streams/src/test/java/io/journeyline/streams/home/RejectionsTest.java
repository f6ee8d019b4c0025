package io.journeyline.streams.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.RejectedTouchpoint;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RejectionsTest {
  private static RejectedTouchpoint rejected(ByteBuffer bytes) {
    return RejectedTouchpoint.newBuilder()
        .setSource("touchpoints")
        .setStage(Rejections.STREAMS)
        .setReason("UNREADABLE")
        .setDetail("no touchpoint")
        .setOrigin("touchpoints-0@1")
        .setOccurredAt(null)
        .setReceivedAt(0)
        .setBytes(bytes)
        .build();
  }

  @Test
  void shouldKeepAllBytesOfWhatCameInAsItIs() {
    RejectedTouchpoint rejected = rejected(ByteBuffer.allocate(Rejections.LARGEST));
    assertThat(Rejections.bounded(rejected)).isSameAs(rejected);
  }

  @Test
  void shouldKeepTheBeginningOfWhatIsLargerThanARecordAndSaySo() {
    ByteBuffer bytes = ByteBuffer.allocate(3 * Rejections.LARGEST).putInt(0, 42);
    RejectedTouchpoint bounded = Rejections.bounded(rejected(bytes));
    assertThat(bounded.getBytes().remaining()).isEqualTo(Rejections.LARGEST);
    assertThat(bounded.getBytes().getInt(0)).isEqualTo(42);
    assertThat(bounded.getDetail())
        .isEqualTo("no touchpoint; kept are the first 4194304 of 12582912 bytes");
  }

  @Test
  void shouldCountByAllBytesEvenWhereNotAllAreKept() {
    Rejections rejections = new Rejections(ZoneOffset.UTC);
    ByteBuffer one = ByteBuffer.allocate(2 * Rejections.LARGEST);
    ByteBuffer other = ByteBuffer.allocate(2 * Rejections.LARGEST);
    other.put(other.capacity() - 1, (byte) 1);
    assertThat(rejections.count(rejected(one)).to())
        .isNotEqualTo(rejections.count(rejected(other)).to());
  }
}
