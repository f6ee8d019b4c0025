package io.journeyline.streams.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.streams.touchpoint.MapTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final MapTable table = new MapTable();
  private final Ledger ledger = new Ledger(table);

  @Test
  void shouldNumberRecordsForEachPartitionOfEachChannel() {
    assertThat(ledger.send(Ledger.FORWARDS, 0, 1, 5)).isEqualTo(1);
    assertThat(ledger.send(Ledger.FORWARDS, 0, 3, 5)).isEqualTo(2);
    assertThat(ledger.send(Ledger.FORWARDS, 0, 1, 5)).isEqualTo(5);
    assertThat(ledger.send(Ledger.FORWARDS, 1, 1, 5)).isEqualTo(1);
    assertThat(ledger.send(Ledger.DIFFERENCES, 0, 1, 5)).isEqualTo(1);
  }

  @Test
  void shouldKnowTheLeastOriginOfWhatIsUnderWayToAnyPartition() {
    ledger.send(Ledger.FORWARDS, 0, 2, 30);
    ledger.send(Ledger.FORWARDS, 2, 1, 20);
    assertThat(ledger.leastOrigin(Ledger.FORWARDS, 3)).isEqualTo(20);
    assertThat(ledger.underWay(Ledger.FORWARDS, 3)).isEqualTo(3);
    ledger.acknowledge(Ledger.FORWARDS, 2, 1);
    assertThat(ledger.leastOrigin(Ledger.FORWARDS, 3)).isEqualTo(30);
    ledger.acknowledge(Ledger.FORWARDS, 0, 2);
    assertThat(ledger.leastOrigin(Ledger.FORWARDS, 3)).isEqualTo(Long.MAX_VALUE);
    assertThat(ledger.underWay(Ledger.FORWARDS, 3)).isZero();
  }

  @Test
  void shouldRefuseAGapAndARepetition() {
    ledger.receive(envelope(4, 1));
    ledger.receive(envelope(4, 2));
    ledger.receive(envelope(5, 1));
    assertThatThrownBy(() -> ledger.receive(envelope(4, 4)))
        .hasMessageContaining("record 4 of task 4 came after record 2");
    assertThatThrownBy(() -> ledger.receive(envelope(4, 2))).hasMessageContaining("repeated");
    assertThat(ledger.received()).isEqualTo(Map.of("4", 2L, "5", 1L));
  }

  @Test
  void shouldCountFromWhereAnotherInstanceLeftOff() {
    ledger.send(Ledger.FORWARDS, 0, 7, 1);
    ledger.increment("books");
    ledger.increment("books");
    Ledger next = new Ledger(table);
    assertThat(next.send(Ledger.FORWARDS, 0, 1, 1)).isEqualTo(8);
    assertThat(next.get("books", 0)).isEqualTo(2);
    assertThat(next.get("nothing", Ledger.NOTHING)).isEqualTo(Ledger.NOTHING);
  }

  @Test
  void shouldSurviveTheWayOfAnEnvelope() {
    Envelope sent = new Envelope(3, 900, -17, new byte[] {1, 2, 3});
    Envelope read = Envelope.fromBytes(sent.toBytes());
    assertThat(read.from()).isEqualTo(3);
    assertThat(read.number()).isEqualTo(900);
    assertThat(read.origin()).isEqualTo(-17);
    assertThat(read.content()).containsExactly(1, 2, 3);
  }

  private static Envelope envelope(int from, long number) {
    return new Envelope(from, number, 0, new byte[0]);
  }
}
