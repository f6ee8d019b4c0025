package io.journeyline.streams.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Change;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.progress.Books;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.store.TaskStores;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nothing of what is summed gets lost on the way to the cells, and nothing that waits is denied.
 */
class PreSumProcessorTest {
  private static final Cell CELL = Cell.of(Aggregate.STAGES, "all", "look", "*");

  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private final TaskStores stores = new TaskStores(context);
  private final Ledger ledger = new Ledger(stores.add(Ledger.STORE));
  private long now = 16_000;
  private PreSumProcessor processor = new PreSumProcessor(4, Duration.ofSeconds(1));

  @BeforeEach
  void start() {
    stores.add(AggregatesTopology.PRE_SUMS);
    processor.init(context);
  }

  @Test
  void shouldSendTheSumOnceTheIntervalIsOver() {
    change(2, 70);
    change(3, 50);
    assertThat(context.forwarded()).isEmpty();
    flush();
    assertThat(sent()).isEqualTo(5);
    assertThat(context.forwarded()).hasSize(1);
    assertThat(ledger.underWay(Ledger.DIFFERENCES, 4)).isEqualTo(1);
    assertThat(ledger.leastOrigin(Ledger.DIFFERENCES, 4)).isEqualTo(50);
  }

  /** A sum that waits holds the time back, so nobody takes the numbers for settled. */
  @Test
  void shouldHoldTheOriginOfWhatIsNotFlushed() {
    change(2, 70);
    change(3, 50);
    change(1, 60);
    assertThat(ledger.get(Books.WAITING, Long.MAX_VALUE)).isEqualTo(50);
    flush();
    assertThat(ledger.get(Books.WAITING, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldSendWhatWaitedWhenAnotherInstanceTakesOver() {
    change(2, 70);
    takeOver();
    change(1, 71);
    flush();
    assertThat(sent()).isEqualTo(3);
  }

  /** In the journal a cell that has come before is but a number. */
  @Test
  void shouldSendAllThatWaitedOfEveryCellWhenAnotherInstanceTakesOver() {
    for (int entry = 0; entry < 300; entry++) {
      Differences differences = new Differences();
      for (int cell = 0; cell < 3; cell++) {
        differences
            .at(Cell.of(Aggregate.STAGES, "all", "stage " + (entry * cell) % 40, "*"))
            .add(Measure.COUNT, entry);
      }
      processor.process(new Record<>("any", new Change(differences, 70), 0));
      if (entry % 70 == 30) {
        takeOver();
      }
      if (entry == 150) {
        flush();
      }
    }
    takeOver();
    flush();
    long all = 0;
    for (var forward : context.forwarded()) {
      ByteReader in = new ByteReader(Envelope.fromBytes(forward.record().value()).content());
      while (in.hasMore()) {
        assertThat(Cell.fromBytes(in.bytes()).aggregate()).isEqualTo(Aggregate.STAGES);
        all += Measures.read(in).count(Measure.COUNT);
      }
    }
    assertThat(all).isEqualTo(3L * 299 * 300 / 2);
  }

  /** What is said between two commits is one entry; what is sent before the second one is none. */
  @Test
  void shouldNoteOnceACommitWhatWaitsThen() {
    change(2, 70);
    change(3, 70);
    stores.commit();
    assertThat(stores.size(AggregatesTopology.PRE_SUMS)).isEqualTo(1);
    change(4, 71);
    flush();
    stores.commit();
    assertThat(stores.size(AggregatesTopology.PRE_SUMS)).isEqualTo(1);
  }

  @Test
  void shouldForgetWhatWasNotCommittedTogetherWithItsTransaction() {
    change(2, 70);
    stores.commit();
    change(3, 70);
    stores.abort();
    start(new PreSumProcessor(4, Duration.ofSeconds(1)));
    flush();
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void shouldNotSendAgainWhatWasSentWhenAnotherInstanceTakesOver() {
    change(2, 70);
    change(3, 70);
    flush();
    change(4, 71);
    context.resetForwards();
    takeOver();
    flush();
    assertThat(sent()).isEqualTo(4);
  }

  @Test
  void shouldSendAllCellsOfAPartitionInOneRecord() {
    Differences differences = new Differences();
    for (int day = 0; day < 100; day++) {
      differences.at(Cell.of(Aggregate.STAGES, "all", "look", "day " + day)).add(Measure.COUNT, 1);
    }
    processor.process(new Record<>("any", new Change(differences, 70), 0));
    flush();
    assertThat(context.forwarded()).hasSize(4);
    assertThat(ledger.underWay(Ledger.DIFFERENCES, 4)).isEqualTo(4);
  }

  @Test
  void shouldBeginAnotherRecordWhereOneGrowsTooLarge() {
    Differences differences = new Differences();
    String longName = "x".repeat(PreSumProcessor.LARGEST / 2);
    for (int number = 0; number < 12; number++) {
      differences.at(Cell.of(Aggregate.VARIANTS, "all", longName + number, "*")).add(0, 1);
    }
    processor.process(new Record<>("any", new Change(differences, 70), 0));
    flush();
    assertThat(context.forwarded())
        .allSatisfy(
            forward ->
                assertThat(forward.record().value().length)
                    .isLessThan(2 * PreSumProcessor.LARGEST));
    assertThat(context.forwarded()).hasSizeGreaterThan(4);
  }

  @Test
  void shouldSendNothingWhereDifferencesCancelOut() {
    change(2, 70);
    change(-2, 71);
    flush();
    assertThat(context.forwarded()).isEmpty();
    assertThat(ledger.get(Books.WAITING, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldLetSumsWaitWhileMuchComesIn() {
    flush();
    for (int interval = 1; interval < PreSumProcessor.LONGEST_WAIT; interval++) {
      changes(PreSumProcessor.MANY);
      now += 1_000;
      flush();
      assertThat(context.forwarded()).isEmpty();
      assertThat(ledger.get(Books.WAITING, Long.MAX_VALUE)).isEqualTo(70);
    }
    changes(PreSumProcessor.MANY);
    now += 1_000;
    flush();
    assertThat(context.forwarded()).hasSize(1);
    assertThat(sent()).isEqualTo((long) PreSumProcessor.MANY * PreSumProcessor.LONGEST_WAIT);
  }

  /** Nobody sees what is late when it happens; cells are published the less often for it. */
  @Test
  void shouldSendAtOnceWhatWaitedWhenLittleComesInAgain() {
    flush();
    changes(PreSumProcessor.MANY);
    flush();
    assertThat(context.forwarded()).isEmpty();
    change(1, 71);
    flush();
    assertThat(sent()).isEqualTo(PreSumProcessor.MANY + 1);
  }

  /** An instance that knows nothing but what is committed. */
  private void takeOver() {
    stores.commit();
    start(new PreSumProcessor(4, Duration.ofSeconds(1)));
  }

  private void start(PreSumProcessor next) {
    processor = next;
    context.scheduledPunctuators().clear();
    processor.init(context);
  }

  private void changes(int count) {
    for (int i = 0; i < count; i++) {
      change(1, 70);
    }
  }

  private void change(long by, long origin) {
    Differences differences = new Differences();
    differences.at(CELL).add(Measure.COUNT, by);
    processor.process(new Record<>("any", new Change(differences, origin), 0));
  }

  private void flush() {
    context.scheduledPunctuators().getLast().getPunctuator().punctuate(now);
  }

  private long sent() {
    Measures sum = new Measures();
    context
        .forwarded()
        .forEach(
            forward -> {
              byte[] content = Envelope.fromBytes(forward.record().value()).content();
              ByteReader in = new ByteReader(content);
              assertThat(in.bytes()).isEqualTo(CELL.toBytes());
              sum.addAll(Measures.read(in));
              assertThat(in.hasMore()).isFalse();
            });
    return sum.count(Measure.COUNT);
  }
}
