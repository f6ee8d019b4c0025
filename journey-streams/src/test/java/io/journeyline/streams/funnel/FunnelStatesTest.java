package io.journeyline.streams.funnel;

import static io.journeyline.streams.funnel.FunnelBuilder.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Count;
import io.journeyline.definition.Funnel.Order;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a customer is what may still matter, however long they have been one. */
class FunnelStatesTest {
  /** The number of states, the place of the only one, and its flags. */
  private static final int DONE = 3;

  @Test
  void shouldTakeOneByteForACustomerWhoStartedNoFunnel() {
    Folded folded = new Folded(List.of(window(10).steps(3).build()));
    Visits.of(".@0 B@1 x@2 C@3").forEach(folded::append);
    assertThat(folded.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"BEST", "FIRST"})
  void shouldForgetAllOfAFunnelInWhichNothingCanChangeAnyMore(Count count) {
    Folded folded = new Folded(List.of(window(10).count(count).steps(2).build()));
    Visits.of("A@0 A@1 A@2 B@5").forEach(folded::append);
    assertThat(folded.size()).isEqualTo(DONE);
    Visits.of("A@6 B@7").forEach(folded::append);
    assertThat(folded.size()).isEqualTo(DONE);
  }

  @Test
  void shouldForgetAttemptsThatHaveEnded() {
    Folded folded = new Folded(List.of(window(10).count(Count.EVERY).steps(2).build()));
    Visits.of("A@0 A@11 B@12 A@13").forEach(folded::append);
    folded.settle(100);
    Visits.of(".@24").forEach(folded::append);
    assertThat(folded.size()).isEqualTo(1);
  }

  @Test
  void shouldKeepOneStartOfThoseThatCameEquallyFarAndNoFurther() {
    Folded folded = new Folded(List.of(window(10).order(Order.STRICT).steps(3).build()));
    Visits.of("a@0 a@1 a@2 a@3").forEach(folded::append);
    int several = folded.size();
    Visits.of(".@4").forEach(folded::append);
    assertThat(folded.size()).isLessThan(several - 6);
  }

  @Test
  void shouldKeepTheFirstOfTheStartsOfOneMoment() {
    Folded folded = new Folded(List.of(window(10).steps(3).build()));
    Visits.of("A@5").forEach(folded::append);
    int one = folded.size();
    Visits.of("A@5 A@5 A@5").forEach(folded::append);
    assertThat(folded.size()).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "SEQUENTIAL, FIRST", "SEQUENTIAL, BEST", "SEQUENTIAL, EVERY",
    "STRICT, FIRST", "STRICT, BEST", "STRICT, EVERY",
    "ANY, FIRST", "ANY, BEST", "ANY, EVERY"
  })
  void shouldNotGrowWithTheJourney(Order order, Count count) {
    Folded folded = new Folded(List.of(window(100).order(order).count(count).steps(4).build()));
    Random random = new Random(1);
    String[] kinds = {"A@", "B@", "C@", ".@", "A:r@", "B:r@", "D:r@"};
    int most = 0;
    for (int i = 0; i < 5_000; i++) {
      String kind = kinds[random.nextInt(kinds.length)];
      folded.append(Visits.of(kind + i * 10L).getFirst());
      folded.settle(i * 10L);
      most = Math.max(most, folded.size());
    }
    assertThat(most).isLessThan(200);
  }

  @Test
  void shouldShareWhatStartsHaveInCommon() {
    Funnel funnel = window(1_000_000).steps(4).build();
    Folded folded = new Folded(List.of(funnel));
    for (int i = 0; i < 1_000; i++) {
      folded.append(Visits.of("A@" + i * 100L).getFirst());
    }
    // A start's gap to the one before takes two bytes, its value to break down by one.
    assertThat(folded.size()).isLessThan(3_100);
  }
}
