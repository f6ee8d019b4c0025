package io.journeyline.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTest {
  @Test
  void shouldHoldTheLeastOriginUntilItsRecordsAreReceived() {
    Outbox outbox = new Outbox();
    assertThat(outbox.send(1000, 50)).isEqualTo(1);
    assertThat(outbox.send(1000, 40)).isEqualTo(1001);
    assertThat(outbox.leastOrigin()).isEqualTo(40);
    outbox.acknowledge(1999);
    assertThat(outbox.leastOrigin()).isEqualTo(40);
    assertThat(outbox.size()).isEqualTo(1);
    outbox.acknowledge(2000);
    assertThat(outbox.leastOrigin()).isEqualTo(Long.MAX_VALUE);
    assertThat(outbox.size()).isZero();
  }

  @Test
  void shouldNeverForgetAnOriginTooEarlyWhenRunsAreJoined() {
    Outbox outbox = new Outbox();
    outbox.send(3, 70);
    outbox.send(2, 60);
    outbox.acknowledge(4);
    assertThat(outbox.leastOrigin()).isEqualTo(60);
  }

  @Test
  void shouldSurviveARestart() {
    Outbox outbox = new Outbox();
    outbox.send(300, 7);
    outbox.acknowledge(20);
    Outbox restored = Outbox.fromBytes(outbox.toBytes());
    assertThat(restored.leastOrigin()).isEqualTo(7);
    assertThat(restored.size()).isEqualTo(280);
    assertThat(restored.send(1, 9)).isEqualTo(301);
  }

  @Test
  void shouldTakeAnOldAcknowledgementForNoNews() {
    Outbox outbox = new Outbox();
    outbox.send(2, 7);
    assertThat(outbox.acknowledge(2)).isTrue();
    assertThat(outbox.acknowledge(1)).isFalse();
    assertThat(outbox.acknowledge(2)).isFalse();
  }

  @Test
  void shouldLetAnOriginGoWhileOthersFollowWithoutPause() {
    Outbox outbox = new Outbox();
    for (int moment = 1; moment <= 1_000; moment++) {
      outbox.send(1, moment);
      outbox.acknowledge(moment - 3);
      assertThat(outbox.leastOrigin()).isEqualTo(Math.max(1, moment - 2));
    }
  }

  @Test
  void shouldStaySmallAndAlmostExactUnderLoad() {
    Outbox outbox = new Outbox();
    for (int moment = 1; moment <= 200_000; moment++) {
      outbox.send(1, moment);
      outbox = moment % 1_000 == 0 ? Outbox.fromBytes(outbox.toBytes()) : outbox;
    }
    assertThat(outbox.toBytes()).hasSizeLessThan(1_000);
    outbox.acknowledge(100_000);
    assertThat(outbox.leastOrigin()).isBetween(80_000L, 100_001L);
  }
}
