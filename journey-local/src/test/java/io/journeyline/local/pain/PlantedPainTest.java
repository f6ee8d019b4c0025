package io.journeyline.local.pain;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.local.pain.PainExperiment.Outcome;
import io.journeyline.map.action.Effect;
import io.journeyline.map.figure.Measure;
import io.journeyline.map.pain.PainPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A pain point that was planted is found, and what mended it is measured; where there is none, none
 * is told. By default two seeds; the experiment of docs/map.md is {@code
 * -Djourneyline.pain.seeds=10 -Djourneyline.pain.customers=16000}, which writes its table to
 * target/planted-pain.md.
 */
class PlantedPainTest {
  private static final int SEEDS = Integer.getInteger("journeyline.pain.seeds", 2);
  private static final int CUSTOMERS = Integer.getInteger("journeyline.pain.customers", 6_000);

  @Test
  void shouldFindAPlantedPainPointAndMeasureWhatMendedIt() throws IOException {
    PainExperiment experiment = new PainExperiment(CUSTOMERS);
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      outcomes.add(experiment.run(seed));
    }
    Files.writeString(Path.of("target", "planted-pain.md"), table(outcomes));

    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              PainPoint first = outcome.planted().getFirst();
              assertThat(first.id()).isEqualTo(PainExperiment.PLANTED);
              assertThat(first.since())
                  .isBetween(
                      PainExperiment.SINCE.toString(), PainExperiment.SINCE.plusDays(2).toString());
              assertThat(outcome.effect().status()).isEqualTo(Effect.Status.IMPROVED);
            });
    assertThat(outcomes).filteredOn(it -> !it.falseAlarms().isEmpty()).size().isLessThan(2);
  }

  private static String table(List<Outcome> outcomes) {
    StringBuilder table = new StringBuilder();
    table.append("| seed | ranked first | since | until | lost | change of the share lost |");
    table.append(" truth | inside | without: new drop-offs |\n");
    table.append("| ---: | --- | --- | --- | ---: | --- | ---: | --- | --- |\n");
    for (Outcome outcome : outcomes) {
      PainPoint first = outcome.planted().getFirst();
      Measure change = outcome.effect().change();
      double truth = truth(outcomes, outcome);
      boolean isInside = change != null && change.low() <= truth && truth <= change.high();
      table.append(
          "| %d | %s | %s | %s | %d of %d | %s | %s | %s | %s |%n"
              .formatted(
                  outcome.seed(),
                  first.id(),
                  first.since(),
                  first.until(),
                  first.customers(),
                  first.measure().n(),
                  change == null
                      ? outcome.effect().says()
                      : points(change.value())
                          + " ("
                          + points(change.low())
                          + " to "
                          + points(change.high())
                          + ")",
                  points(truth),
                  isInside ? "yes" : "no",
                  outcome.falseAlarms().isEmpty()
                      ? "none"
                      : String.join(
                          ", ", outcome.falseAlarms().stream().map(PainPoint::id).toList())));
    }
    return table.toString();
  }

  /** The change over all other seeds together, which this one's interval knows nothing of. */
  private static double truth(List<Outcome> outcomes, Outcome except) {
    double[] sums = new double[4];
    for (Outcome outcome : outcomes) {
      Measure before = outcome.effect().before();
      Measure after = outcome.effect().after();
      if (outcome.seed() != except.seed() && before != null && after != null) {
        sums[0] += before.value() * before.n();
        sums[1] += before.n();
        sums[2] += after.value() * after.n();
        sums[3] += after.n();
      }
    }
    return sums[2] / sums[3] - sums[0] / sums[1];
  }

  private static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share);
  }
}
