package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scores and feedback in touchpoint-stats. */
class OracleEmotionTest {
  private final Snapshot snapshot =
      Shop.compute(
          "2026-02-01",
          answered("2026-01-01T01", "u1", new Feedback("nps", 10.0, 0.0, 10.0)),
          answered("2026-01-01T02", "u2", new Feedback("nps", 3.0, 0.0, 10.0)),
          answered("2026-01-01T03", "u3", new Feedback("csat", 4.0, 1.0, 5.0)),
          answered("2026-01-01T04", "u4", new Feedback("ces", 9.0, 1.0, 7.0)),
          said("2026-01-01T05", "u5", "I love it"),
          said("2026-01-01T06", "u6", "Die Lieferung ist nicht da"),
          said("2026-01-01T07", "u7", "..."));

  private static Touchpoint answered(String time, String user, Feedback feedback) {
    Touchpoint touchpoint = Shop.at(time + ":00:00.000", user, "view");
    touchpoint.setFeedback(feedback);
    return touchpoint;
  }

  private static Touchpoint said(String time, String user, String text) {
    Touchpoint touchpoint = Shop.at(time + ":00:00.000", user, "view");
    touchpoint.setText(text);
    return touchpoint;
  }

  @Test
  void shouldAddUpScores() {
    TouchpointStatCounts cell = cell();

    int love = 6369;
    assertThat(cell.getCount()).isEqualTo(7);
    assertThat(cell.getScored()).as("all but what is off its scale and unscored").isEqualTo(4);
    assertThat(cell.getScoreSum()).isEqualTo(10_000 - 4_000 + 5_000 + love);
    assertThat(cell.getScoreSquares())
        .isEqualTo(100_000_000L + 16_000_000 + 25_000_000 + (long) love * love);
    assertThat(cell.getNegative()).isEqualTo(1);
    assertThat(Balances.check(snapshot)).isEmpty();
  }

  @Test
  void shouldCountFeedbackByItsStandardDefinitions() {
    assertThat(cell().getFeedback())
        .isEqualTo(
            Map.of(
                "nps.answers", 2L,
                "nps.promoters", 1L,
                "nps.detractors", 1L,
                "csat.answers", 1L,
                "csat.satisfied", 1L,
                "csat.sum", 7_500L,
                "ces.invalid", 1L));
  }

  @Test
  void shouldCountTextsWithoutAScore() {
    assertThat(snapshot.counts().get(unscored("LANGUAGE"))).extracting("count").isEqualTo(1L);
    assertThat(snapshot.counts().get(unscored("NO_WORDS"))).extracting("count").isEqualTo(1L);
  }

  private static CountKey unscored(String reason) {
    return new CountKey("shop", 3, "unscored", "site", reason, "2026-01-01");
  }

  private TouchpointStatCounts cell() {
    return Objects.requireNonNull(
        snapshot
            .touchpointStats()
            .get(
                new TouchpointStatKey(
                    "shop", 3, "all", "product_view", "consideration", "web", "2026-01-01")));
  }
}
