package io.journeyline.oracle;

import static io.journeyline.oracle.FunnelCase.abc;
import static io.journeyline.oracle.FunnelCase.touchpoints;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Touchpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of §7 on segments: {@code pro} by the trait plan, {@code local} by a nested trait. */
class OracleSegmentsTest {
  private static final int LATER = 30 * 24 * 60;

  @Test
  void shouldRepeatEveryCellOfTheCustomersInTheSegment() {
    Snapshot snapshot =
        abc()
            .compute(
                LATER,
                List.of(
                    with(touchpoints("u1", "a 0", "b 1", "c 2"), 0, "plan", "pro"),
                    with(touchpoints("u2", "a 0", "b 5"), 0, "plan", "basic")));

    assertThat(Balances.check(snapshot)).isEmpty();
    assertThat(stage(snapshot, "all", "early").getEntered()).isEqualTo(2);
    assertThat(stage(snapshot, "pro", "early").getEntered()).isEqualTo(1);
    assertThat(snapshot.transitions().keySet()).anyMatch(key -> key.getSegment().equals("pro"));
    assertThat(snapshot.channelFlows().keySet()).anyMatch(key -> key.getSegment().equals("pro"));
    assertThat(snapshot.touchpointStats().keySet()).anyMatch(key -> key.getSegment().equals("pro"));
    assertThat(snapshot.dropOffs().keySet())
        .as("only u2 dropped")
        .isNotEmpty()
        .allMatch(key -> key.getSegment().equals("all"));
    assertThat(snapshot.variants().keySet())
        .isNotEmpty()
        .allMatch(key -> key.getSegment().equals("all"));
    assertThat(
            snapshot.funnels().entrySet().stream()
                .filter(cell -> cell.getKey().getSegment().equals("pro"))
                .filter(cell -> cell.getKey().getDay().equals("*")))
        .singleElement()
        .satisfies(cell -> assertThat(cell.getValue().getConverted()).isEqualTo(1));
    assertThat(snapshot.counts().keySet()).extracting("name").contains("accepted", "mapped");
  }

  @Test
  void shouldTakeTheLatestValueWhateverItsTouchpoint() {
    assertThat(segments(with(with(history(), 0, "plan", "basic"), 1, "plan", "pro")))
        .as("an unmapped touchpoint says so, and all before it count")
        .contains("pro");
    assertThat(segments(with(with(history(), 0, "plan", "pro"), 2, "plan", "basic")))
        .containsExactly("all");
    assertThat(segments(with(with(history(), 2, "plan", "pro"), 0, "plan", "basic")))
        .contains("pro");
  }

  @Test
  void shouldEraseATraitByNull() {
    assertThat(segments(with(with(history(), 0, "plan", "pro"), 1, "plan", null)))
        .containsExactly("all");
    assertThat(
            segments(
                with(with(with(history(), 0, "plan", "pro"), 1, "plan", null), 2, "plan", "pro")))
        .contains("pro");
  }

  @Test
  void shouldSeeNestedTraitsThatSeveralTouchpointsTold() {
    assertThat(
            segments(with(with(history(), 0, "address.country", "DE"), 1, "address.city", "Bonn")))
        .contains("local");
    assertThat(
            segments(with(with(history(), 0, "address.country", "DE"), 1, "address.country", "FR")))
        .containsExactly("all");
  }

  @Test
  void shouldPutACustomerWithoutTheTraitInNoSegment() {
    assertThat(segments(touchpoints("u1", "a 0"))).containsExactly("all");
  }

  @Test
  void shouldOrderTraitsByOccurrenceNotByArrival() {
    List<Touchpoint> told = with(with(history(), 0, "plan", "basic"), 1, "plan", "pro");
    told.getFirst().setReceivedAt(told.getLast().getReceivedAt() + 1_000_000);

    assertThat(segments(told.reversed())).contains("pro");
  }

  private static List<Touchpoint> history() {
    return touchpoints("u1", "a 0", "u 1", "a 2");
  }

  /** The history, of which one touchpoint tells a trait. */
  private static List<Touchpoint> with(
      List<Touchpoint> history, int index, String trait, @Nullable String value) {
    Map<String, @Nullable Object> traits = new HashMap<>(history.get(index).getTraits());
    traits.put(trait, value);
    history.get(index).setTraits(traits);
    return history;
  }

  /** In which the only customer counts. */
  private static List<String> segments(List<Touchpoint> history) {
    return abc().compute(LATER, List.of(history)).stages().keySet().stream()
        .map(StageKey::getSegment)
        .distinct()
        .toList();
  }

  private static StageCounts stage(Snapshot snapshot, String segment, String stage) {
    return Objects.requireNonNull(
        snapshot.stages().get(new StageKey("shop", 3, segment, stage, "*")), segment);
  }
}
