package io.journeyline.map.pain;

import static io.journeyline.map.Sample.DAYS;
import static io.journeyline.map.Sample.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.map.Sample;
import io.journeyline.map.cells.Cell;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Spread;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PainPointsTest {

  private static PainPoints find(Sample sample) {
    return PainPoints.find(Sample.definition(), sample.cells(), Period.ALL, Cell.ALL_CUSTOMERS);
  }

  /** Two channels, in both of which one in ten leaves after each touchpoint. */
  private static Sample calm() {
    Sample sample = new Sample();
    for (String segment : new String[] {"all", "pro"}) {
      long size = segment.equals("all") ? 40 : 20;
      for (String channel : new String[] {"web", "mobile"}) {
        sample
            .touchpoints(segment, "buy", "cart", channel, 0, DAYS, size, size / 10)
            .stage(segment, "buy", 100, 50, 20, Spread.NONE);
      }
    }
    return sample;
  }

  @Test
  void shouldFindNothingWhereAllAreAlike() {
    assertThat(find(calm()).pains()).isEmpty();
  }

  @Test
  void shouldTellOfANewTouchpointAfterWhichOneGroupLeaves() {
    Sample sample =
        calm()
            .touchpoints("all", "buy", "payment", "mobile", 20, 30, 10, 9)
            .touchpoints("pro", "buy", "payment", "mobile", 20, 30, 10, 9);

    assertThat(find(sample).pains())
        .first()
        .satisfies(
            point -> {
              assertThat(point.id()).isEqualTo("drop-off.payment.mobile.pro");
              assertThat(point.segment()).isEqualTo("pro");
              assertThat(point.since()).isEqualTo(FIRST.plusDays(20).toString());
              assertThat(point.until()).isEqualTo(FIRST.plusDays(30).toString());
              assertThat(point.owner()).isEqualTo("payments");
              assertThat(point.customers()).isEqualTo(80);
              assertThat(point.measure().n()).isEqualTo(100);
              assertThat(point.measure().low()).isGreaterThan(point.reference());
            });
  }

  @Test
  void shouldTellOfEverybodyWhatEverybodySuffers() {
    Sample sample =
        calm()
            .touchpoints("all", "buy", "payment", "web", 20, DAYS, 10, 8)
            .touchpoints("pro", "buy", "payment", "web", 20, DAYS, 5, 4);

    assertThat(find(sample).pains()).first().extracting(PainPoint::segment).isEqualTo("all");
  }

  @Test
  void shouldNotMournWhoLeavesAfterAGoal() {
    Sample sample = calm().touchpoints("all", "buy", "order", "web", 0, DAYS, 10, 9);

    assertThat(find(sample).pains()).isEmpty();
  }

  @Test
  void shouldFindUnhappyAndHappyTouchpoints() {
    Sample sample =
        new Sample()
            .scores("all", "look", "page", "web", 400, 40, 5_000)
            .scores("all", "look", "advice", "web", 100, 60, 5_000)
            .scores("all", "buy", "cart", "web", 100, 0, 9_000)
            .stage("all", "look", 100, 50, 20, Spread.NONE);
    PainPoints found = find(sample);

    assertThat(found.pains())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.kind()).isEqualTo(PainKind.NEGATIVE_EMOTION);
              assertThat(point.touchpoint()).isEqualTo("advice");
              assertThat(point.customers()).isEqualTo(40);
            });
    assertThat(found.delights()).extracting(PainPoint::touchpoint).containsExactly("cart");
  }

  @Test
  void shouldHoldWaitingAgainstTheTarget() {
    Spread slow = Spread.of(Map.of(1_000L, 20L, 8_000_000L, 80L));
    Sample sample = new Sample().stage("all", "look", 100, 100, 0, slow);

    assertThat(find(sample).pains())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.kind()).isEqualTo(PainKind.WAITING);
              assertThat(point.stage()).isEqualTo("look");
              assertThat(point.customers()).isEqualTo(30);
            });
  }

  @Test
  void shouldCountWhoComesAgainByAFunnelOfTheSameTouchpointTwice() {
    Sample sample =
        new Sample()
            .stage("all", "look", 100, 100, 0, Spread.NONE)
            .funnel("all", "again", 200, 60)
            .funnel("all", "buying", 200, 60);

    assertThat(find(sample).pains())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.kind()).isEqualTo(PainKind.REPEAT_CONTACT);
              assertThat(point.touchpoint()).isEqualTo("advice");
              assertThat(point.customers()).isEqualTo(40);
            });
  }
}
