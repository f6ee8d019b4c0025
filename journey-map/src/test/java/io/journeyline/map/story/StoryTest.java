package io.journeyline.map.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.map.Sample;
import io.journeyline.map.evidence.Proof;
import io.journeyline.map.figure.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  private static Proof proof(
      String id,
      long hours,
      String stage,
      String touchpoint,
      @Nullable Integer score,
      @Nullable String text) {
    boolean goal = touchpoint.equals("order");
    return new Proof(
        "web/" + id,
        "c1",
        START.plusSeconds(3_600 * hours),
        stage,
        touchpoint,
        "web",
        Set.of("all", "pro"),
        score,
        text,
        goal ? new Amount("EUR", 25_000_000) : null,
        goal);
  }

  private static List<Sentence> tell(Instant asOf, Proof... proofs) {
    return Story.of(Sample.definition(), List.of(proofs), asOf).sentences();
  }

  @Test
  void shouldTellStageByStageWhatHappenedAndWhatItFeltLike() {
    List<Sentence> story =
        tell(
            START.plusSeconds(3_600 * 60),
            proof("1", 0, "look", "page", null, null),
            proof("2", 50, "look", "advice", -8_000, "<b>Nobody</b> answered"),
            proof("3", 52, "buy", "order", null, null));

    assertThat(story)
        .extracting(Sentence::text)
        .containsExactly(
            "The journey began in Look, on web.",
            "There they met: Page, Advice.",
            "They stalled for 2.1 d after Page.",
            "At Advice they were unhappy (−80).",
            "At Advice they wrote: “<b>Nobody</b> answered”",
            "2.0 h later they went on to Buy, on web.",
            "There they met: Order.",
            "They reached a goal: Order, worth 25 EUR.",
            "They are in Buy now.");
  }

  @Test
  void shouldNameTheTouchpointsOfEverySentence() {
    Set<String> known = Set.of("web/1", "web/2");

    assertThat(
            tell(
                START.plusSeconds(3_600 * 1_000),
                proof("1", 0, "look", "page", null, null),
                proof("2", 100, "look", "page", null, null)))
        .isNotEmpty()
        .allSatisfy(sentence -> assertThat(known).containsAll(sentence.evidence()));
    assertThatThrownBy(() -> new Sentence("2026-01-01", "They were glad.", List.of()))
        .hasMessageContaining("invention");
  }

  @Test
  void shouldTellOfSilenceAndOfTheEnd() {
    assertThat(
            tell(
                START.plusSeconds(3_600 * 1_000),
                proof("1", 0, "look", "page", null, null),
                proof("2", 100, "look", "page", null, null)))
        .extracting(Sentence::text)
        .contains(
            "After 4.2 d of silence, too long for Look, they had left; now they came back, to Look, on web.",
            "Nothing has come since 2026-01-05: they left from Look after Page on web.");
  }
}
