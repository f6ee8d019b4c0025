package io.journeyline.map.action;

import static io.journeyline.map.Sample.DAYS;
import static io.journeyline.map.Sample.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.map.Sample;
import io.journeyline.map.action.Effect.Status;
import org.junit.jupiter.api.Test;

class EffectsTest {

  private static Action action(String about, int day) {
    return new Action("a", about, "payments", "Mend it", FIRST.plusDays(day), null);
  }

  private static Effect measure(Sample sample, Action action) {
    return new Effects(Sample.definition(), sample.cells()).measure(action, null);
  }

  private static Sample errors(int from, int to) {
    return new Sample()
        .touchpoints("all", "buy", "cart", "mobile", 0, DAYS, 20, 2)
        .touchpoints("all", "buy", "payment", "mobile", from, to, 5, 5);
  }

  @Test
  void shouldMeasureADropOffThatIsGoneTogetherWithItsTouchpoint() {
    Effect effect = measure(errors(0, 20), action("drop-off.payment.mobile.all", 20));

    assertThat(effect.status()).isEqualTo(Status.IMPROVED);
    assertThat(effect.before())
        .satisfies(
            before -> {
              assertThat(before.value()).isEqualTo(0.2);
              assertThat(before.n()).isEqualTo(500);
            });
    assertThat(effect.change())
        .satisfies(
            change -> {
              assertThat(change.value()).isEqualTo(-0.2);
              assertThat(change.high()).isNegative();
            });
  }

  @Test
  void shouldSayThatNothingIsSeenWhereNothingChanged() {
    assertThat(measure(errors(0, DAYS), action("drop-off.payment.mobile.all", 20)).status())
        .isEqualTo(Status.NOT_SEEN);
  }

  @Test
  void shouldSayThatItIsTooEarly() {
    Effect effect = measure(errors(0, DAYS), action("drop-off.payment.mobile.all", 200));

    assertThat(effect.status()).isEqualTo(Status.TOO_EARLY);
    assertThat(effect.change()).isNull();
    assertThat(effect.says()).startsWith("Too early to tell: no day");
  }

  @Test
  void shouldNotKnowWhatIsNotInTheMap() {
    assertThat(measure(errors(0, 20), action("drop-off.nowhere.mobile.all", 20)).status())
        .isEqualTo(Status.UNKNOWN);
    assertThat(measure(errors(0, 20), action("target.nothing", 20)).status())
        .isEqualTo(Status.UNKNOWN);
  }
}
