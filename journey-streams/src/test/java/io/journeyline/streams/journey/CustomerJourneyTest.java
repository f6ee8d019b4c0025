package io.journeyline.streams.journey;

import static io.journeyline.streams.journey.Shops.BUY;
import static io.journeyline.streams.journey.Shops.KEEP;
import static io.journeyline.streams.journey.Shops.LOOK;
import static io.journeyline.streams.journey.Shops.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.JourneyEventType;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Cell;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** SEMANTICS.md §3, one customer, whatever order touchpoints come in. */
class CustomerJourneyTest {
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private final CustomerJourney journey = new CustomerJourney(Shops.DEFINITION);
  private final ListedRows rows = new ListedRows();
  private final Differences total = new Differences();
  private final List<JourneyUpdate> updates = new ArrayList<>();
  private Tail tail = new Tail();

  @Test
  void shouldStartOneVisitForARunOfTouchpointsInOneStage() {
    add(BEFORE_ALL, at(0, LOOK), at(10, LOOK), at(20, LOOK));
    assertThat(stage("look", Measure.COUNT)).isEqualTo(1);
    assertThat(stage("look", Measure.OPEN)).isEqualTo(1);
    assertThat(tail.episodes).isEqualTo(1);
  }

  @Test
  void shouldBeInTimeExactlyAtTheTimeout() {
    add(BEFORE_ALL, at(0, LOOK), at(60, LOOK));
    assertThat(tail.episodes).isEqualTo(1);
  }

  @Test
  void shouldStartANewEpisodeAfterTheTimeout() {
    add(BEFORE_ALL, at(0, LOOK), at(61, LOOK));
    assertThat(tail.episodes).isEqualTo(2);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
    assertThat(count(Aggregate.DROP_OFFS, "all", "look", "look_rule", "web", "1970-01-01"))
        .isEqualTo(1);
  }

  @Test
  void shouldAdvanceAndReturn() {
    add(BEFORE_ALL, at(0, LOOK), at(10, KEEP), at(20, BUY));
    assertThat(stage("look", Measure.ADVANCED)).isEqualTo(1);
    assertThat(stage("keep", Measure.RETURNED)).isEqualTo(1);
    assertThat(stage("buy", Measure.CONVERTED)).isEqualTo(1);
    assertThat(steps())
        .containsExactly(
            JourneyEventType.ENTERED,
            JourneyEventType.ADVANCED,
            JourneyEventType.RETURNED,
            JourneyEventType.CONVERTED);
  }

  @Test
  void shouldReviveADropOffWhenALateTouchpointArrives() {
    add(BEFORE_ALL, at(0, LOOK));
    keep(journey.settle(tail, Shops.HOUR + 1));
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);

    add(Shops.HOUR + 1, at(30, BUY));
    assertThat(stage("look", Measure.DROPPED)).isZero();
    assertThat(stage("look", Measure.ADVANCED)).isEqualTo(1);
    assertThat(count(Aggregate.DROP_OFFS, "all", "look", "look_rule", "web", "*")).isZero();
    assertThat(updates.getLast().correction()).isTrue();
    assertThat(updates.getLast().steps().getFirst().type()).isEqualTo(JourneyEventType.REVIVED);
  }

  @Test
  void shouldNotDropAtTheDeadlineItself() {
    add(BEFORE_ALL, at(0, LOOK));
    keep(journey.settle(tail, Shops.HOUR));
    assertThat(stage("look", Measure.OPEN)).isEqualTo(1);
  }

  @Test
  void shouldNeverDropWithoutATimeout() {
    add(BEFORE_ALL, at(0, KEEP));
    keep(journey.settle(tail, Long.MAX_VALUE - 1));
    assertThat(stage("keep", Measure.OPEN)).isEqualTo(1);
  }

  @Test
  void shouldCountADuplicateOnceAndKeepTheOneReceivedFirst() {
    Row late =
        new Row(0, 500, new byte[] {9}, BUY, "src", "e0", "buy", "web", List.of("user_id:u"));
    add(BEFORE_ALL, late, at(0, LOOK), late);
    assertThat(updates.getLast().duplicate()).isTrue();
    assertThat(stage("buy", Measure.COUNT)).isZero();
    assertThat(stage("look", Measure.COUNT)).isEqualTo(1);
    assertThat(count(Aggregate.COUNTS, "accepted", "src", "", "1970-01-01")).isEqualTo(1);
  }

  @Test
  void shouldCountACustomerOnceInACell() {
    add(BEFORE_ALL, at(0, LOOK), at(10, BUY), at(20, LOOK), at(30, BUY));
    assertThat(stage("look", Measure.COUNT)).isEqualTo(2);
    assertThat(stage("look", Measure.CUSTOMERS)).isEqualTo(1);
  }

  /** fast ≡ full recomputation, for any order, repetition and passing of deadlines. */
  @Property(tries = 500)
  void shouldSayInSumWhatOneFoldInOrderSays(
      @ForAll("histories") List<Row> history, @ForAll("shuffles") Random random) {
    List<Row> arriving = new ArrayList<>(history);
    arriving.addAll(history.subList(0, history.size() / 2));
    Collections.shuffle(arriving, random);
    long asOf = BEFORE_ALL;
    tail = new Tail();
    ListedRows arrived = new ListedRows();
    Differences said = new Differences();
    for (Row row : arriving) {
      JourneyUpdate update = journey.add(Tail.fromBytes(tail.toBytes()), arrived, row, asOf);
      tail = update.tail();
      said.addAll(update.differences());
      if (random.nextInt(4) == 0) {
        asOf = Math.max(asOf, random.nextInt(40) * Shops.HOUR);
        JourneyUpdate settled = journey.settle(tail, asOf);
        said.addAll(settled.differences());
      }
    }
    Differences expected = new Differences();
    Tail whole = new Tail();
    ListedRows ordered = new ListedRows();
    for (Row row : arrived.inOrder()) {
      expected.addAll(journey.add(whole, ordered, row, BEFORE_ALL).differences());
    }
    expected.addAll(journey.settle(whole, asOf).differences());
    said.subtractAll(expected);
    assertThat(said.isZero()).isTrue();
  }

  @Provide
  Arbitrary<List<Row>> histories() {
    Arbitrary<Row> row =
        Combinators.combine(
                Arbitraries.longs().between(0, 2_000),
                Arbitraries.integers().between(-1, 2),
                Arbitraries.of("web", "shop"))
            .as((minute, rule, channel) -> at(minute, rule, channel));
    return row.list().ofMinSize(1).ofMaxSize(25).uniqueElements(Row::eventId);
  }

  @Provide
  Arbitrary<Random> shuffles() {
    return Arbitraries.randomValue(random -> new Random(random.nextLong()));
  }

  private void add(long asOf, Row... touchpoints) {
    for (Row row : touchpoints) {
      keep(journey.add(tail, rows, row, asOf));
    }
  }

  private void keep(JourneyUpdate update) {
    updates.add(update);
    tail = update.tail();
    total.addAll(update.differences());
  }

  private List<JourneyEventType> steps() {
    return updates.stream().flatMap(u -> u.steps().stream()).map(JourneyFact::type).toList();
  }

  private long stage(String stage, int measure) {
    return total.at(Cell.of(Aggregate.STAGES, "all", stage, "*")).count(measure);
  }

  private long count(Aggregate aggregate, String... dimensions) {
    return total.at(Cell.of(aggregate, dimensions)).count(Measure.COUNT);
  }
}
