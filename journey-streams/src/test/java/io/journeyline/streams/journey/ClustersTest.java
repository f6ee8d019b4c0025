package io.journeyline.streams.journey;

import static io.journeyline.streams.journey.Shops.BUY;
import static io.journeyline.streams.journey.Shops.HOUR;
import static io.journeyline.streams.journey.Shops.KEEP;
import static io.journeyline.streams.journey.Shops.LOOK;
import static io.journeyline.streams.journey.Shops.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.JourneyEventType;
import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** SEMANTICS.md §3 for one cluster, whatever order touchpoints come in. */
class ClustersTest {
  private static final String ROOT = "user_id:u";

  private final ToldClusters told = new ToldClusters();

  @Test
  void shouldStartOneVisitForARunOfTouchpointsInOneStage() {
    add(at(0, LOOK), at(10, LOOK), at(20, LOOK));
    assertThat(stage("look", Measure.COUNT)).isEqualTo(1);
    assertThat(stage("look", Measure.OPEN)).isEqualTo(1);
    assertThat(told.journey("user_id:u").getEpisodes()).isEqualTo(1);
    assertThat(told.journey("user_id:u").getTouchpoints()).isEqualTo(3);
  }

  @Test
  void shouldBeInTimeExactlyAtTheTimeout() {
    add(at(0, LOOK), at(60, LOOK));
    assertThat(told.journey(ROOT).getEpisodes()).isEqualTo(1);
    assertThat(stage("look", Measure.DROPPED)).isZero();
  }

  @Test
  void shouldStartANewEpisodeAfterTheTimeout() {
    add(at(0, LOOK), at(61, LOOK));
    assertThat(told.journey(ROOT).getEpisodes()).isEqualTo(2);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
    assertThat(told.count(Aggregate.DROP_OFFS, "all", "look", "look_rule", "web", "1970-01-01"))
        .isEqualTo(1);
    assertThat(told.count(Aggregate.TRANSITIONS, "all", "START", "look", "*")).isEqualTo(2);
  }

  @Test
  void shouldAdvanceAndReturn() {
    add(at(0, LOOK), at(10, KEEP), at(20, BUY));
    assertThat(stage("look", Measure.ADVANCED)).isEqualTo(1);
    assertThat(stage("keep", Measure.RETURNED)).isEqualTo(1);
    assertThat(stage("buy", Measure.CONVERTED)).isEqualTo(1);
    assertThat(told.types())
        .containsExactly(
            JourneyEventType.ENTERED,
            JourneyEventType.ADVANCED,
            JourneyEventType.RETURNED,
            JourneyEventType.CONVERTED);
    assertThat(told.corrections()).isZero();
  }

  @Test
  void shouldConvertAnEpisodeOncePerGoalAndEachVisitOnce() {
    add(at(0, BUY), at(10, BUY), at(20, LOOK), at(30, BUY), at(500, BUY));
    assertThat(told.types().stream().filter(JourneyEventType.CONVERTED::equals)).hasSize(2);
    assertThat(stage("buy", Measure.CONVERTED)).isEqualTo(3);
  }

  @Test
  void shouldDropWhenTheDeadlineHasPassedAndNotAtTheDeadlineItself() {
    add(at(0, LOOK));
    told.passTo(HOUR);
    assertThat(stage("look", Measure.OPEN)).isEqualTo(1);
    told.passTo(HOUR + 1);
    assertThat(stage("look", Measure.OPEN)).isZero();
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
    assertThat(told.journey(ROOT).getState()).isEqualTo("dropped");
    assertThat(told.deadlines.size()).isZero();
  }

  @Test
  void shouldNeverDropWithoutATimeout() {
    add(at(0, KEEP));
    told.passTo(Long.MAX_VALUE - 1);
    assertThat(stage("keep", Measure.OPEN)).isEqualTo(1);
  }

  @Test
  void shouldLookAtARootLaterWhenItsDeadlineMoved() {
    add(at(0, LOOK), at(50, LOOK));
    told.passTo(HOUR + 1);
    assertThat(stage("look", Measure.OPEN)).isEqualTo(1);
    told.passTo(HOUR + 50 * 60_000 + 1);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
  }

  @Test
  void shouldReviveADropOffWhenALateTouchpointArrives() {
    add(at(0, LOOK));
    told.passTo(HOUR + 1);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);

    int before = told.steps.size();
    add(at(30, BUY));
    assertThat(stage("look", Measure.DROPPED)).isZero();
    assertThat(stage("look", Measure.ADVANCED)).isEqualTo(1);
    assertThat(told.count(Aggregate.DROP_OFFS, "all", "look", "look_rule", "web", "*")).isZero();
    ToldClusters.Step first = told.steps.get(before);
    assertThat(first.fact().type()).isEqualTo(JourneyEventType.REVIVED);
    assertThat(first.customer()).isEqualTo(ROOT);
    assertThat(told.steps.subList(before, told.steps.size()))
        .allMatch(ToldClusters.Step::correction);
  }

  @Test
  void shouldCountADuplicateOnceAndKeepTheOneReceivedFirst() {
    Row late = twin(at(0, LOOK), 500, 1);
    add(late, at(0, LOOK));
    assertThat(stage("buy", Measure.COUNT)).isZero();
    assertThat(stage("look", Measure.COUNT)).isEqualTo(1);
    assertThat(told.count(Aggregate.COUNTS, "accepted", "src", "", "1970-01-01")).isEqualTo(1);
    int words = told.words;
    add(late, at(0, LOOK));
    assertThat(told.words).isEqualTo(words);
  }

  @Test
  void shouldKeepTheSmallerDigestOfDuplicatesReceivedAtOnce() {
    Row first = at(0, LOOK);
    add(first, twin(first, 0, 2));
    assertThat(stage("look", Measure.COUNT)).isEqualTo(1);
    add(twin(first, 0, 0));
    assertThat(stage("look", Measure.COUNT)).isZero();
    assertThat(stage("buy", Measure.COUNT)).isEqualTo(1);
  }

  @Test
  void shouldCountACustomerOnceInACell() {
    add(at(0, LOOK), at(10, BUY), at(20, LOOK), at(30, BUY));
    assertThat(stage("look", Measure.COUNT)).isEqualTo(2);
    assertThat(stage("look", Measure.CUSTOMERS)).isEqualTo(1);
    add(at(5, BUY), at(7, LOOK));
    assertThat(stage("look", Measure.COUNT)).isEqualTo(3);
    assertThat(stage("look", Measure.CUSTOMERS)).isEqualTo(1);
  }

  @Test
  void shouldCountUnmappedTouchpointsOutsideOfTheJourney() {
    add(at(0, Row.UNMAPPED));
    assertThat(told.journey(ROOT).getUnmapped()).isEqualTo(1);
    assertThat(told.journey(ROOT).getStage()).isNull();
    assertThat(told.count(Aggregate.COUNTS, "unmapped", "src", "other", "1970-01-01")).isEqualTo(1);
    assertThat(told.steps).isEmpty();
  }

  @Test
  void shouldNotReadAllRowsForATouchpointLaterThanAll() {
    int scans = told.rows.scans();
    add(at(0, LOOK));
    for (int minute = 1; minute < 200; minute++) {
      add(at(minute, minute % 3));
    }
    assertThat(told.rows.scans()).isEqualTo(scans);
    add(at(100, LOOK, "shop"), twin(at(7, LOOK), -1, 0));
    assertThat(told.rows.scans()).isGreaterThan(scans);
  }

  /** Who has the same touchpoints as before is told again where something of theirs is due. */
  @Test
  void shouldDropEachOfTwoCustomersInTheirOwnTime() {
    add(of(at(0, LOOK), "user_id:u"), of(at(1, LOOK), "user_id:u", "user_id:v"));
    add(of(at(2, LOOK), "user_id:v"), of(at(40, LOOK), "user_id:v"));
    assertThat(told.journey("user_id:v").getTouchpoints()).isEqualTo(2);
    assertThat(stage("look", Measure.DROPPED)).isZero();
    told.passTo(HOUR + 60_001);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
    add(of(at(90, LOOK), "user_id:v"));
    told.passTo(HOUR + 90 * 60_000);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
    told.passTo(HOUR + 90 * 60_000 + 1);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(2);
    assertThat(told.journey(ROOT).getTouchpoints()).isEqualTo(2);
  }

  @Test
  void shouldDropOneCustomerWhenAnotherComesAndItIsTime() {
    add(of(at(0, LOOK), "user_id:u"), of(at(1, LOOK), "user_id:u", "user_id:v"));
    add(of(at(2, LOOK), "user_id:v"));
    told.asOf = 62 * 60_000;
    add(of(at(40, LOOK), "user_id:v"));
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(1);
    told.passTo(HOUR + 40 * 60_000 + 1);
    assertThat(stage("look", Measure.DROPPED)).isEqualTo(2);
  }

  /** What the old root took back, the new one says again; the steps were said. */
  @Test
  void shouldMoveAJourneyInPartsWithoutSayingItsStepsAgain() {
    for (int minute = 0; minute < 100; minute += 9) {
      add(at(minute, minute % 3));
    }
    told.passTo(90 * HOUR);
    int steps = told.steps.size();
    Set<Aggregate> aggregates = told.nonZero();
    told.clusters.leave(ROOT, "user_id:lower", new Cause("src", "link"));
    assertThat(told.nonZero()).isEmpty();
    assertThat(told.rows.size() + told.deadlines.size()).isZero();
    List<Message> parts = List.copyOf(told.sent);
    assertThat(parts).hasSizeGreaterThan(2);
    for (Message part : parts.reversed()) {
      assertThat(told.nonZero()).isEmpty();
      told.clusters.arrive("user_id:lower", (Message.Move) part);
    }
    assertThat(told.nonZero()).isEqualTo(aggregates);
    assertThat(told.steps).hasSize(steps);
    assertThat(told.differenceTo(told.tellAnew("user_id:lower")).isZero()).isTrue();
  }

  /** fast ≡ full recomputation, for any order, repetition and passing of deadlines. */
  @Test
  void shouldSayInSumWhatOneFoldInOrderSays() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      ToldClusters drawn = new ToldClusters();
      for (Row row : drawHistory(random)) {
        drawn.clusters.arrive(ROOT, Message.Move.of(ROOT, row));
        if (random.nextInt(4) == 0) {
          drawn.passTo(Math.max(drawn.asOf, random.nextInt(40) * HOUR));
        }
      }
      Said anew = drawn.tellAnew(ROOT);
      assertThat(drawn.differenceTo(anew).isZero()).as("seed %d", seed).isTrue();
      assertThat(drawn.journeys).as("seed %d", seed).isEqualTo(anew.journeys());
      assertThat(drawn.drops())
          .as("drops less revivals, seed %d", seed)
          .isEqualTo(
              anew.steps().stream()
                  .filter(step -> step.fact().type() == JourneyEventType.DROPPED)
                  .count());
    }
  }

  /** In any order: half a history in its own order, so that both ways are taken. */
  private static List<Row> drawHistory(Random random) {
    Set<Long> minutes = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    int size = 1 + random.nextInt(25);
    while (rows.size() < size) {
      long minute = random.nextInt(2_000);
      if (minutes.add(minute)) {
        rows.add(at(minute, random.nextInt(4) - 1, random.nextBoolean() ? "web" : "shop"));
      }
    }
    rows.sort(Row.ORDER);
    List<Row> again = new ArrayList<>(rows.subList(0, size / 2));
    rows.stream()
        .filter(row -> random.nextInt(5) == 0)
        .forEach(row -> again.add(twin(row, random.nextInt(3) - 1, random.nextInt(3))));
    Collections.shuffle(again, random);
    if (random.nextBoolean()) {
      Collections.shuffle(rows, random);
    }
    rows.addAll(again);
    return rows;
  }

  /** A duplicate with another body. */
  private static Row twin(Row row, long later, int digest) {
    return new Row(
        row.occurredAt(),
        row.receivedAt() + later,
        new byte[] {(byte) digest},
        BUY,
        row.source(),
        row.eventId(),
        "buy",
        row.channel(),
        row.identifiers(),
        row.aliasOf(),
        row.traits(),
        row.marks(),
        row.feeling(),
        row.place());
  }

  private static Row of(Row row, String... identifiers) {
    return new Row(
        row.occurredAt(),
        row.receivedAt(),
        row.digest(),
        row.rule(),
        row.source(),
        row.eventId(),
        row.type(),
        row.channel(),
        List.of(identifiers),
        List.of(),
        row.traits(),
        row.marks(),
        row.feeling(),
        row.place());
  }

  private void add(Row... rows) {
    for (Row row : rows) {
      told.clusters.arrive(ROOT, Message.Move.of(ROOT, row));
    }
  }

  private long stage(String stage, int measure) {
    return told.measure(measure, Aggregate.STAGES, "all", stage, "*");
  }
}
