package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every history. */
class OracleTest {
  private static final long HOUR = 3_600_000;

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldNotDependOnOrderAndRepetitionOfTheInput(
      @ForAll("histories") List<Touchpoint> history,
      @ForAll Random random,
      @ForAll("asOf") long asOf) {
    List<RejectedTouchpoint> rejected =
        List.of(
            Shop.rejected("a", "UNREADABLE", "{", null),
            Shop.rejected("a", "UNREADABLE", "{", 5L),
            Shop.rejected("a", "UNREADABLE", "{", 3L));
    Snapshot expected = Shop.compute(Shop.definition(), history, rejected, asOf);

    List<Touchpoint> shuffled = new ArrayList<>(history);
    history.stream().filter(touchpoint -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    List<RejectedTouchpoint> rejectedAgain = new ArrayList<>(rejected);
    rejectedAgain.addAll(rejected);
    Collections.shuffle(rejectedAgain, random);

    assertThat(Shop.compute(Shop.definition(), shuffled, rejectedAgain, asOf)).isEqualTo(expected);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void shouldBalanceForEveryHistory(
      @ForAll("histories") List<Touchpoint> history, @ForAll("asOf") long asOf) {
    assertThat(Balances.check(Shop.compute(Shop.definition(), history, List.of(), asOf))).isEmpty();
  }

  /** Times, event ids and sources collide often. */
  @Provide
  Arbitrary<List<Touchpoint>> histories() {
    Arbitrary<Long> hours = Arbitraries.longs().between(0, 40).map(step -> step * 12 * HOUR);
    Arbitrary<String> users = Arbitraries.of("u1", "u1", "u2", "u3", "null");
    Arbitrary<String> types = Arbitraries.of("ad", "view", "cart", "order", "invoice", "help");
    Arbitrary<String> channels = Arbitraries.of("web", "store");
    Arbitrary<String> eventIds = Arbitraries.of("1", "2", "3", "4", "5", "6", "7", "8");
    Arbitrary<String> sources = Arbitraries.of("a", "b");
    return Combinators.combine(hours, users, types, channels, eventIds, sources)
        .as(OracleTest::touchpoint)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<Long> asOf() {
    return Arbitraries.longs().between(0, 50).map(step -> step * 12 * HOUR);
  }

  private static Touchpoint touchpoint(
      long at, String user, String type, String channel, String eventId, String source) {
    String time = Instant.ofEpochMilli(at).toString().replace("Z", "");
    Touchpoint touchpoint = Shop.at(time, user, type, channel);
    touchpoint.setEventId(eventId);
    touchpoint.setSource(source);
    touchpoint.setReceivedAt(Math.max(at - 30 * HOUR, 4 * HOUR));
    return touchpoint;
  }
}
