package io.journeyline.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.streams.cells.Aggregate;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.cells.Differences;
import io.journeyline.streams.touchpoint.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Going on from a journey's tail says what telling everything anew would say. */
class ContinuedTailTest {
  private static final int WALKS = Integer.getInteger("walks", 60);
  private static final int LENGTH = 120;

  private final Teller teller = new Teller(Walks.DEFINITION);
  private final Set<Aggregate> compared = EnumSet.noneOf(Aggregate.class);
  private int continued;
  private int toldAnew;

  @Test
  void shouldEqualAFullRecomputationAfterEveryTouchpoint() {
    for (long seed = 0; seed < WALKS; seed++) {
      walk(seed);
    }
    assertThat(compared).containsExactlyInAnyOrder(Aggregate.values());
    // Or there was little to compare.
    assertThat(continued).isGreaterThan(3 * toldAnew);
  }

  private void walk(long seed) {
    Walks walk = new Walks(seed);
    Random random = new Random(~seed);
    List<Row> rows = new ArrayList<>();
    Differences said = new Differences();
    Tail tail = new Tail();
    teller.fold().assignSegments(tail, List.of(tail));
    teller.fold().countCustomer(tail, said);
    long asOf = 0;
    for (int i = 0; i < LENGTH; i++) {
      Row row = walk.next();
      rows.add(row);
      // Time passes behind, at and ahead of touchpoints.
      asOf = Math.max(asOf, row.occurredAt() + random.nextLong(-60, 40) * Walks.HOUR);
      Said anew = teller.tell(rows, List.of(), Set.of(), asOf);
      if (teller.fold().continues(tail, row)) {
        continued++;
        said.addAll(goOn(tail, row, asOf));
      } else {
        toldAnew++;
        said = new Differences();
        said.addAll(anew.cells());
        tail = Objects.requireNonNull(anew.tails().get("user_id:u"));
      }
      tail = throughBytes(tail);
      assertEqual(said, tail, anew, "walk %d, touchpoint %d".formatted(seed, i));
    }
    Said anew = teller.tell(rows, List.of(), Set.of(), asOf);
    assertThat(tail)
        .as("walk %d", seed)
        .usingRecursiveComparison()
        // An attempt that has converted may, or may not, have dropped before: what follows is
        // alike.
        .ignoringFields("funnels")
        .isEqualTo(throughBytes(Objects.requireNonNull(anew.tails().get("user_id:u"))));
  }

  private Differences goOn(Tail tail, Row row, long asOf) {
    Facts facts = new Facts();
    teller.append(tail, row, facts);
    teller.fold().settle(tail, asOf, facts);
    teller.fold().spread(tail, facts);
    return facts.differences();
  }

  private void assertEqual(Differences said, Tail tail, Said anew, String where) {
    Differences difference = new Differences();
    difference.addAll(said);
    difference.subtractAll(anew.cells());
    List<String> cells = new ArrayList<>();
    difference.forEach((cell, by) -> cells.add(cell + " by " + by));
    assertThat(cells).as(where).isEmpty();
    anew.cells().forEach((cell, measures) -> compared.add(cell.aggregate()));
    assertThat(teller.journey(tail)).as(where).isEqualTo(anew.journeys().get("user_id:u"));
    assertThat(teller.fold().nextChange(tail)).as(where).isEqualTo(anew.nextChange());
  }

  private static Tail throughBytes(Tail tail) {
    ByteWriter out = new ByteWriter();
    tail.write(out);
    return Tail.read(new ByteReader(out.toBytes()));
  }
}
