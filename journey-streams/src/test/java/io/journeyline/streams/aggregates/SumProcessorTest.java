package io.journeyline.streams.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Progress;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.Topics;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import io.journeyline.streams.journey.Shops;
import io.journeyline.streams.progress.Envelope;
import io.journeyline.streams.store.TaskStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cell is published once an interval, and what is acknowledged was published. */
class SumProcessorTest {
  private static final Cell LOOK = Cell.of(Aggregate.STAGES, "all", "look", "*");
  private static final Cell BUY = Cell.of(Aggregate.STAGES, "all", "buy", "*");
  private static final String SINK = "journey.stages-sink";

  private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
  private final TaskStores stores = new TaskStores(context);
  private SumProcessor processor = new SumProcessor(Map.of(), Duration.ofMillis(100));
  private long number;

  @BeforeEach
  void start() {
    stores.add(AggregatesTopology.SUMS);
    stores.add(AggregatesTopology.UNPUBLISHED);
    stores.add(AggregatesTopology.LEDGER);
    takeOver();
  }

  @Test
  void shouldPublishACellOnceAnInterval() {
    receive(Map.of(LOOK, 2L, BUY, 1L));
    receive(Map.of(LOOK, 3L));
    assertThat(context.forwarded()).isEmpty();
    punctuate();
    assertThat(published()).containsExactlyInAnyOrder(5L, 1L);
    context.resetForwards();
    punctuate();
    assertThat(published()).isEmpty();
  }

  @Test
  void shouldAddToWhatWasPublishedBefore() {
    receive(Map.of(LOOK, 2L));
    punctuate();
    context.resetForwards();
    receive(Map.of(LOOK, 3L));
    punctuate();
    assertThat(published()).containsExactly(5L);
  }

  @Test
  void shouldAcknowledgeWhatIsPublished() {
    receive(Map.of(LOOK, 2L));
    assertThat(context.forwarded()).isEmpty();
    punctuate();
    assertThat(acknowledged()).containsExactly(Map.of("0", 1L));
  }

  @Test
  void shouldPublishWhatAnotherInstanceLeftUnpublished() {
    receive(Map.of(LOOK, 2L));
    punctuate();
    context.resetForwards();
    receive(Map.of(BUY, 3L));
    takeOver();
    punctuate();
    assertThat(published()).containsExactly(3L);
    assertThat(acknowledged()).containsExactly(Map.of("0", 2L));
  }

  @Test
  void shouldPublishNothingAgainWhenAllWasPublished() {
    receive(Map.of(LOOK, 2L));
    punctuate();
    context.resetForwards();
    takeOver();
    punctuate();
    assertThat(published()).isEmpty();
  }

  @Test
  void shouldPublishNothingWhereDifferencesCancelOut() {
    receive(Map.of(LOOK, 2L));
    receive(Map.of(LOOK, -2L));
    punctuate();
    assertThat(published()).isEmpty();
    assertThat(acknowledged()).containsExactly(Map.of("0", 2L));
  }

  /** Its deletion must not get lost between two instances either. */
  @Test
  void shouldDeleteACellThatIsZeroAlsoWhenAnotherInstanceTakesOver() {
    receive(Map.of(LOOK, 2L));
    punctuate();
    context.resetForwards();
    receive(Map.of(LOOK, -2L));
    takeOver();
    punctuate();
    assertThat(context.forwarded())
        .filteredOn(forward -> forward.childName().orElse("").equals(SINK))
        .singleElement()
        .satisfies(forward -> assertThat(forward.record().value()).isNull());
    receive(Map.of(LOOK, 1L));
    context.resetForwards();
    punctuate();
    assertThat(published()).containsExactly(1L);
  }

  /** An instance that knows nothing but what is committed. */
  private void takeOver() {
    stores.commit();
    context.scheduledPunctuators().clear();
    processor =
        new SumProcessor(
            AggregateRecords.all(new Topics("journey.", 4), Shops.DEFINITION),
            Duration.ofMillis(100));
    processor.init(context);
  }

  private void receive(Map<Cell, Long> differences) {
    ByteWriter content = new ByteWriter();
    differences.forEach(
        (cell, by) -> {
          Measures measures = new Measures();
          measures.add(Measure.COUNT, by);
          measures.write(content.bytes(cell.toBytes()));
        });
    number++;
    byte[] envelope = new Envelope(0, number, 70, content.toBytes()).toBytes();
    processor.process(new Record<>(AggregatesTopology.address(0), envelope, 0));
  }

  private void punctuate() {
    context.scheduledPunctuators().getLast().getPunctuator().punctuate(1_000);
  }

  private List<Long> published() {
    return context.forwarded().stream()
        .filter(forward -> forward.childName().orElse("").equals(SINK))
        .map(
            forward ->
                ((StageCounts) Objects.requireNonNull(forward.record().value())).getEntered())
        .toList();
  }

  private List<Map<String, Long>> acknowledged() {
    return context.forwarded().stream()
        .filter(f -> f.childName().orElse("").equals(AggregatesTopology.PROGRESS_SINK))
        .map(forward -> ((Progress) Objects.requireNonNull(forward.record().value())).getReceived())
        .toList();
  }
}
