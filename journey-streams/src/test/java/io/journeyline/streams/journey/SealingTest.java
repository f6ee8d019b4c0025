package io.journeyline.streams.journey;

import static io.journeyline.streams.journey.Shops.BUY;
import static io.journeyline.streams.journey.Shops.HOUR;
import static io.journeyline.streams.journey.Shops.KEEP;
import static io.journeyline.streams.journey.Shops.LOOK;
import static io.journeyline.streams.journey.Shops.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.message.Cause;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.touchpoint.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sealed touchpoints count as before, and none before them counts any more. */
class SealingTest {
  private static final String ROOT = "user_id:u";
  private static final Sealing EIGHT = new Sealing(null, 8);

  @Test
  void shouldKeepFewRowsAndAllThatTheyContributed() {
    ToldClusters sealed = new ToldClusters(EIGHT);
    ToldClusters kept = new ToldClusters();
    for (int minute = 0; minute < 500; minute += 7) {
      add(sealed, at(minute, minute % 3));
      add(kept, at(minute, minute % 3));
    }
    assertThat(kept.rows.size()).isEqualTo(72);
    assertThat(sealed.rows.size()).isLessThanOrEqualTo(8);
    assertSaysTheSame(sealed, kept);
  }

  @Test
  void shouldRefuseWhatIsEarlierThanTheSealAndTakeInWhatIsLater() {
    ToldClusters told = new ToldClusters(EIGHT);
    for (int minute = 0; minute < 100; minute += 10) {
      add(told, at(minute, LOOK));
    }
    long accepted = told.count(Aggregate.COUNTS, "accepted", "src", "", "1970-01-01");
    Row late = at(5, BUY);
    add(told, late);
    assertThat(told.refused).containsExactly(late);
    assertThat(told.sent)
        .containsExactly(
            new Message.CountRejected("rejected:late:0@5", "src", "TOO_LATE", "1970-01-01"));
    assertThat(told.count(Aggregate.COUNTS, "accepted", "src", "", "1970-01-01"))
        .isEqualTo(accepted);
    add(told, at(85, BUY));
    assertThat(told.refused).hasSize(1);
    assertThat(told.measure(Measure.COUNT, Aggregate.STAGES, "all", "buy", "*")).isEqualTo(1);
  }

  @Test
  void shouldSealWhatIsOlderThanTheRetention() {
    ToldClusters told = new ToldClusters(new Sealing(Duration.ofHours(10), 1_000));
    add(told, at(0, LOOK), at(30, BUY), at(9 * 60, KEEP));
    told.passTo(12 * HOUR);
    assertThat(told.rows.size()).isEqualTo(3);
    told.passTo(13 * HOUR);
    assertThat(told.rows.size()).isEqualTo(1);
    told.passTo(100 * HOUR);
    assertThat(told.rows.size()).isZero();
    assertThat(told.deadlines.size()).isZero();
    add(told, at(8, BUY));
    assertThat(told.refused).hasSize(1);
    add(told, at(200 * 60, KEEP));
    assertThat(told.journey(ROOT).getTouchpoints()).isEqualTo(4);
  }

  /**
   * As if nothing were sealed, but for what was refused; in any order, with any passing of time.
   */
  @Test
  void shouldSayWhatTheTouchpointsSayThatWereNotRefused() {
    int refused = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      ToldClusters sealed =
          new ToldClusters(
              new Sealing(
                  random.nextBoolean() ? null : Duration.ofHours(5 + random.nextInt(20)),
                  2 + random.nextInt(12)));
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int minute = i * 37 + random.nextInt(900);
        Row row = at(minute * 41L + i, random.nextInt(4) - 1, random.nextBoolean() ? "web" : "app");
        rows.add(row);
        add(sealed, row);
        if (random.nextInt(3) == 0) {
          sealed.passTo(Math.max(sealed.asOf, row.occurredAt() + random.nextInt(9) * HOUR));
        }
      }
      refused += sealed.refused.size();
      ToldClusters kept = new ToldClusters();
      kept.asOf = sealed.asOf;
      rows.removeAll(sealed.refused);
      rows.sort(Row.ORDER);
      rows.forEach(row -> add(kept, row));
      assertSaysTheSame(sealed, kept);
      assertThat(sealed.drops()).as("seed %d", seed).isEqualTo(kept.drops());
    }
    assertThat(refused).isBetween(300, 6_000);
  }

  @Test
  void shouldMoveWhatIsSealed() {
    ToldClusters sealed = new ToldClusters(EIGHT);
    ToldClusters kept = new ToldClusters();
    for (int minute = 0; minute < 400; minute += 9) {
      add(sealed, at(minute, minute % 3));
      add(kept, at(minute, minute % 3));
    }
    sealed.passTo(90 * HOUR);
    kept.passTo(90 * HOUR);
    int steps = sealed.steps.size();
    sealed.clusters.leave(ROOT, "user_id:lower", new Cause("src", "link"));
    assertThat(sealed.nonZero()).isEmpty();
    assertThat(sealed.rows.size() + sealed.seals.size() + sealed.deadlines.size()).isZero();
    for (Message part : List.copyOf(sealed.sent).reversed()) {
      sealed.clusters.arrive("user_id:lower", (Message.Move) part);
    }
    assertSaysTheSame(sealed, kept);
    assertThat(sealed.steps).hasSize(steps);
    // It goes on from there.
    sealed.clusters.arrive("user_id:lower", Message.Move.of("user_id:lower", at(6_000, BUY)));
    add(kept, at(6_000, BUY));
    assertSaysTheSame(sealed, kept);
  }

  /** The one inexact case: what one customer did is told as if two had done it. */
  @Test
  void shouldAddUpTwoSealedHistoriesThatMerge() {
    ToldClusters told = new ToldClusters(EIGHT);
    for (int minute = 0; minute < 400; minute += 8) {
      add(told, at(minute, minute % 3));
      told.clusters.arrive(
          "user_id:lower", Message.Move.of("user_id:lower", at(minute + 4, minute % 2)));
    }
    Differences before = new Differences();
    before.addAll(told.total());
    assertThat(told.journey(ROOT).getTouchpoints()).isEqualTo(50);
    told.clusters.leave(ROOT, "user_id:lower", new Cause("src", "link"));
    for (Message part : List.copyOf(told.sent)) {
      told.clusters.arrive("user_id:lower", (Message.Move) part);
    }
    assertThat(told.refused).isEmpty();
    assertThat(told.journey(ROOT).getTouchpoints()).isEqualTo(100);
    assertThat(told.count(Aggregate.COUNTS, "accepted", "src", "", "1970-01-01")).isEqualTo(100);
    told.clusters.leave("user_id:lower", "user_id:other", new Cause("src", "link"));
    assertThat(told.nonZero()).isEmpty();
  }

  private static void add(ToldClusters told, Row... rows) {
    for (Row row : rows) {
      told.clusters.arrive(ROOT, Message.Move.of(ROOT, row));
    }
  }

  private static void assertSaysTheSame(ToldClusters sealed, ToldClusters kept) {
    Differences difference = new Differences();
    difference.addAll(sealed.total());
    difference.subtractAll(kept.total());
    List<String> cells = new ArrayList<>();
    difference.forEach((cell, by) -> cells.add(cell + " by " + by));
    assertThat(cells).isEmpty();
    assertThat(sealed.journeys).isEqualTo(kept.journeys);
    assertThat(Set.copyOf(sealed.types())).isSubsetOf(Set.copyOf(kept.types()));
  }
}
