package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionLoader;
import io.journeyline.local.chaos.ChaosRun;
import io.journeyline.local.chaos.ChaosSettings;
import io.journeyline.local.chaos.FrozenInstance;
import io.journeyline.local.chaos.KilledInstance;
import io.journeyline.local.chaos.KilledLeader;
import io.journeyline.local.chaos.Round;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers and two instances that are broken under load: the short form of {@code chaos}. */
class ChaosIT {
  private static final long SEED = 4;
  private static final int PARTITIONS = 2;
  private static final int PER_SECOND = 60;
  private static final Duration NO_LIMIT = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void shouldLoseNothingAndStayExactWhenInstancesAndTheLeadingBrokerFail() throws Exception {
    Path definition = Path.of(JourneyProcess.definition("shop.yaml"));
    ChaosSettings settings =
        new ChaosSettings(
            folder,
            definition,
            DefinitionLoader.load(definition),
            SEED,
            PARTITIONS,
            PER_SECOND,
            ChaosSettings.DEFAULT_PATIENCE);
    List<Round> rounds;
    try (ChaosRun chaos = ChaosRun.start(settings)) {
      assertThat(chaos.inSync()).isEqualTo(2);
      rounds =
          chaos.run(
              List.of(new KilledInstance(), new KilledLeader(), new FrozenInstance()).iterator(),
              NO_LIMIT,
              round -> {});
    }
    assertThat(rounds).hasSize(3).allSatisfy(ChaosIT::assertExact);
    assertThat(rounds).extracting(Round::touchpoints).isSorted();
  }

  private static void assertExact(Round round) {
    assertThat(round.problems()).as(round.fault()).isEmpty();
    assertThat(round.differing()).as(round.fault()).isZero();
    assertThat(round.lost()).as(round.fault()).isZero();
    assertThat(round.compared()).as(round.fault()).isGreaterThan(1_000);
    assertThat(round.recoveries()).as(round.fault()).isNotEmpty();
  }
}
