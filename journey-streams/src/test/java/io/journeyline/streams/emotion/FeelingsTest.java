package io.journeyline.streams.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.TouchpointView;
import io.journeyline.schemas.Feedback;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.cells.Measure;
import io.journeyline.streams.cells.Measures;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a touchpoint felt, and what its feedback counts as. */
class FeelingsTest {
  private static final String DEFINITION =
      """
      map: shop
      version: 1
      stages: [{id: use}]
      touchpoints: [{id: any, stage: use, event: Any}]
      emotion: {reactions: {love: 8000, angry: -9000}}
      """;

  private Feelings feelings;

  @BeforeEach
  void load() throws DefinitionException {
    feelings = new Feelings(DefinitionLoader.parse(DEFINITION, "shop.yaml"));
  }

  @Test
  void shouldAskFeedbackFirstThenTheReactionThenTheText() {
    assertThat(score(feedback("csat", 5, 1, 5), "angry", "I hate it")).isEqualTo(10_000);
    assertThat(score(null, "angry", "I love it")).isEqualTo(-9_000);
    assertThat(score(null, "none listed", "I love it")).isPositive();
    assertThat(score(null, null, "I love it")).isPositive();
    assertThat(score(null, null, null)).isNull();
    assertThat(of(null, null, null)).isSameAs(Feeling.NONE);
  }

  @Test
  void shouldSayWhyATextHasNoScore() {
    assertThat(of(null, null, "Die Lieferung ist nicht da"))
        .isEqualTo(new Feeling(null, "LANGUAGE", null));
    assertThat(of(null, null, "...").unscored()).isEqualTo("NO_WORDS");
    assertThat(of(null, null, "").unscored()).as("no text").isEmpty();
    assertThat(of(null, "love", "Die Lieferung ist nicht da").unscored()).as("not asked").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "csat, 1, 1, 5, -10000",
    "csat, 3, 1, 5, 0",
    "csat, 4, 1, 5, 5000",
    "nps, 7, 0, 10, 4000",
    "stars, 2, 1, 4, -3334",
    "csat, 0, 1, 5,",
    "csat, 6, 1, 5,",
    "csat, 3, 5, 1,",
    "csat, 3, 3, 3,",
    "csat, NaN, 1, 5,",
    "csat, 1, 1, Infinity,",
    "csat, 1, NaN, 5,"
  })
  void shouldBeLinearOverTheScale(
      String metric, double score, double min, double max, @Nullable Integer expected) {
    assertThat(score(feedback(metric, score, min, max), null, null)).isEqualTo(expected);
  }

  @Test
  void shouldAskTheTextWhereTheScaleIsMissing() {
    assertThat(score(feedback("csat", 4, 0, 0), null, "I love it")).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nps|10|0|10|{nps.answers=1, nps.promoters=1}",
        "NPS|9|1|10|{nps.answers=1, nps.promoters=1}",
        "nps|8|0|10|{nps.answers=1, nps.passives=1}",
        "nps|7|0|10|{nps.answers=1, nps.passives=1}",
        "nps|6|0|10|{nps.answers=1, nps.detractors=1}",
        "nps|0|0|10|{nps.answers=1, nps.detractors=1}",
        "nps|4|1|5|{nps.invalid=1}",
        "nps|11|0|10|{nps.invalid=1}",
        "csat|4|1|5|{csat.answers=1, csat.satisfied=1, csat.sum=7500}",
        "csat|3|1|5|{csat.answers=1, csat.sum=5000}",
        "csat|1|0|1|{csat.answers=1, csat.satisfied=1, csat.sum=10000}",
        "csat|0|0|1|{csat.answers=1}",
        "csat|9|1|5|{csat.invalid=1}",
        "ces|5|1|7|{ces.answers=1, ces.easy=1, ces.sum=6667}",
        "ces|4|1|7|{ces.answers=1, ces.sum=5000}",
        "stars|5|1|5|{other.answers=1}",
        "stars|5|5|5|{other.invalid=1}"
      })
  void shouldCountAnswersByTheirStandardDefinitions(
      String metric, double score, double min, double max, String expected) {
    Measures cell = new Measures();

    FeelingMeasures.add(of(feedback(metric, score, min, max), null, null), cell::add);

    assertThat(FeelingMeasures.feedback(cell)).hasToString(expected);
  }

  @Test
  void shouldAddUpScores() {
    Measures cell = new Measures();
    FeelingMeasures.add(new Feeling(-3, "", null), cell::add);
    FeelingMeasures.add(new Feeling(5, "", null), cell::add);
    FeelingMeasures.add(new Feeling(0, "", null), cell::add);
    FeelingMeasures.add(new Feeling(null, "LANGUAGE", null), cell::add);

    assertThat(cell.count(Measure.SCORED)).isEqualTo(3);
    assertThat(cell.count(Measure.SCORE_SUM)).isEqualTo(2);
    assertThat(cell.count(Measure.SCORE_SQUARES)).isEqualTo(34);
    assertThat(cell.count(Measure.NEGATIVE)).isEqualTo(1);
  }

  private static Feedback feedback(String metric, double score, double min, double max) {
    return new Feedback(metric, score, min, max);
  }

  private @Nullable Integer score(
      @Nullable Feedback feedback, @Nullable String reaction, @Nullable String text) {
    return of(feedback, reaction, text).score();
  }

  private Feeling of(
      @Nullable Feedback feedback, @Nullable String reaction, @Nullable String text) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setProperties(reaction == null ? Map.of() : Map.of("reaction", reaction));
    if (feedback != null) {
      touchpoint.setFeedback(feedback);
    }
    if (text != null) {
      touchpoint.setText(text);
    }
    return feelings.of(new TouchpointView(touchpoint));
  }
}
