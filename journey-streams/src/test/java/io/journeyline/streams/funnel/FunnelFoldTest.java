package io.journeyline.streams.funnel;

import static io.journeyline.streams.funnel.FunnelBuilder.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Count;
import io.journeyline.definition.Funnel.Order;
import io.journeyline.schemas.HistogramBucket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SEMANTICS.md §5, rule by rule. */
class FunnelFoldTest {
  private static final FunnelBuilder THREE = window(10).steps(3);

  @ParameterizedTest
  @CsvSource({
    "A@0, 1",
    "A@0 B@1, 2",
    "A@0 B@1 C@2, 3",
    "A@0 C@1 B@2, 2",
    "A@0 AB@0 C@0, 3",
    "ABC@0, 1",
    "A@0 BC@1, 2",
    "A@0 BC@1 BC@2, 3",
    "A@0 B@1 C@10, 3",
    "A@0 B@1 C@11, 2"
  })
  void shouldReachAsFarAsAnyChainInsideTheWindow(String visits, int level) {
    assertThat(level(THREE.build(), visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"A@0 B@5 C@10, 3", "A@0 B@6 C@7, 1", "A@0 B@1 C@6, 3", "A@0 B@1 B@2 C@7, 3"})
  void shouldBreakAChainWhoseGapIsTooLong(String visits, int level) {
    Funnel funnel = window(100).count(Count.FIRST).steps(1).within(5).within(5).build();
    assertThat(level(funnel, visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"A@0 C@1, 3", "A@0 B@1, 2", "A@0 B@1 C@2, 3", "A@0 B@1 D@2, 2"})
  void shouldLeaveOutOptionalSteps(String visits, int level) {
    Funnel funnel = window(10).steps(1).optional().steps(2).build();
    assertThat(level(funnel, visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "A@0 B@1 C@2, 3",
    "A@0 .@1 B@2, 1",
    "A@0 b@1 c@2, 3",
    "A@0 c@1 B@2, 2",
    "A@0 A@1 B@2 C@3, 3",
    "A@0 B@1 B@2 C@3, 2"
  })
  void shouldAllowNoOtherMappedTouchpointBetweenStrictSteps(String visits, int level) {
    Funnel funnel = window(10).order(Order.STRICT).steps(3).build();
    assertThat(level(funnel, visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "A@0 C@1 B@2, 3",
    "B@0 A@1 C@2, 2",
    "A@0 BC@1, 2",
    "A@0 BC@1 B@2, 3",
    "A@0 BC@1 C@2, 3",
    "A@0 B@1 B@2, 2",
    "A@0 AB@1 C@2, 3",
    "A@0 B@0 C@11, 2"
  })
  void shouldFillStepsInAnyOrderByDifferentTouchpoints(String visits, int level) {
    Funnel funnel = window(10).order(Order.ANY).steps(3).build();
    assertThat(level(funnel, visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "A@0 x@1 B@2 C@3, 3",
    "A@0 B@1 x@2 C@3, 2",
    "A@0 B@1 x@2 B@3 C@4, 3",
    "A@0 B@1 C@2 x@3, 3",
    "A@0 Bx@1 C@2, 3",
    "A@0 B@1 Bx@2 C@3, 3",
    "A@0 B@1 Cx@2, 3"
  })
  void shouldBreakAChainByAnExclusionBetweenItsSteps(String visits, int level) {
    assertThat(level(window(10).steps(3).exclude(1, 2).build(), visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"Ax@0 B@1 C@2, 3", "A@0 Bx@1 C@2, 2", "A@0 Bx@1 B@2 C@3, 2"})
  void shouldLetAStepThatIsAnExclusionItselfEndTheChain(String visits, int level) {
    assertThat(level(window(10).steps(3).exclude(0, 2).build(), visits)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"A:r@0 B:g@1 B:r@2 C:r@3, 3", "A:r@0 B:g@1, 1", "A@0 B@1 C:r@2, 2", "A@0 B:@1, 1"})
  void shouldHoldValues(String visits, int level) {
    assertThat(level(THREE.build(), visits)).isEqualTo(level);
  }

  @Test
  void shouldCountTheFirstStartOnly() {
    Contents cell = cell(window(10).count(Count.FIRST).steps(2).build(), "A@0 A@20 B@21", 100);
    assertThat(cell.entered()).isEqualTo(1);
    assertThat(cell.droppedAt()).containsExactly(1L, 0L);
  }

  @Test
  void shouldCountTheEarliestOfThoseThatCameFurthest() {
    Contents cell = cell(THREE.build(), "A@0 A@20 B@21 A@40 B@45", 100);
    assertThat(cell.reached()).containsExactly(1L, 1L, 0L);
    assertThat(cell.stepTimes().getFirst()).containsExactly(new HistogramBucket(1L, 1L));
  }

  @Test
  void shouldPreferAnEarlierStartThatConvertsLater() {
    Contents cell = cell(window(10).steps(2).build(), "A:r@0 A:g@1 B:g@2 B:r@7", 100);
    assertThat(cell.timeToConvert()).containsExactly(new HistogramBucket(7L, 1L));
  }

  @Test
  void shouldCountTheNextStartAfterTheEnd() {
    FunnelBuilder every = window(10).count(Count.EVERY).steps(2);
    assertThat(cell(every.build(), "A@0 A@5 B@6 A@6 A@7 A@17 A@18", 100).entered()).isEqualTo(3);
    assertThat(cell(every.build(), "A@0 A@10 A@11 B@12", 100).droppedAt()).containsExactly(1L, 0L);
  }

  @ParameterizedTest
  @EnumSource(Count.class)
  void shouldBePendingUntilAsOfHasPassedTheWindow(Count count) {
    Folded folded = new Folded(List.of(window(10).count(count).steps(2).build()));
    Visits.of("A@5").forEach(folded::append);
    assertThat(folded.nextChange()).isEqualTo(15);
    folded.settle(15);
    assertThat(cell(folded).pending()).isEqualTo(1);
    folded.settle(16);
    assertThat(cell(folded).pending()).isZero();
    assertThat(cell(folded).droppedAt()).containsExactly(1L, 0L);
    assertThat(folded.nextChange()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(Count.class)
  void shouldConvertADroppedAttemptByALateTouchpoint(Count count) {
    Folded folded = new Folded(List.of(window(10).count(count).steps(2).build()));
    Visits.of("A@0").forEach(folded::append);
    folded.settle(50);
    Visits.of("B@10").forEach(folded::append);
    assertThat(cell(folded).droppedAt()).containsExactly(0L, 0L);
    assertThat(cell(folded).converted()).isEqualTo(1);
  }

  @Test
  void shouldBePendingByItsOwnWindowWhenALaterStartTakesOver() {
    Folded folded = new Folded(List.of(THREE.build()));
    Visits.of("A@0 A@5").forEach(folded::append);
    folded.settle(12);
    assertThat(cell(folded).droppedAt()).containsExactly(1L, 0L, 0L);
    Visits.of("B@13").forEach(folded::append);
    folded.settle(12);
    assertThat(cell(folded).pending()).isEqualTo(1);
    assertThat(folded.nextChange()).isEqualTo(15);
  }

  @Test
  void shouldTakeTheTimeOfAStepThatIsReachedAfterTheConversion() {
    Funnel funnel = window(10).steps(1).optional().steps(1).build();
    Contents cell = cell(funnel, "A@0 C@2 B@5 B@6", 100);
    assertThat(cell.timeToConvert()).containsExactly(new HistogramBucket(2L, 1L));
    assertThat(cell.stepTimes())
        .containsExactly(
            List.of(new HistogramBucket(5L, 1L)), List.of(new HistogramBucket(2L, 1L)));
  }

  @Test
  void shouldMeasureAStepFromTheNearestOneNotLater() {
    Funnel funnel = window(10).steps(1).optional().steps(1).build();
    Contents cell = cell(funnel, "A@0 C@2 B@2", 100);
    assertThat(cell.stepTimes().getLast()).containsExactly(new HistogramBucket(0L, 1L));
  }

  private static int level(Funnel funnel, String visits) {
    return (int) cell(funnel, visits, 0).reached().stream().filter(count -> count > 0).count();
  }

  private static Contents cell(Funnel funnel, String visits, long asOf) {
    Folded folded = new Folded(List.of(funnel));
    Visits.of(visits).forEach(folded::append);
    folded.settle(asOf);
    return cell(folded);
  }

  private static Contents cell(Folded folded) {
    return Objects.requireNonNull(folded.cells().get(List.of("all", "f0", "", "*")));
  }
}
