package io.journeyline.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.streams.journey.JourneyFact;
import io.journeyline.streams.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the simulation is for: it notices each of these faults within a few hundred histories. */
class PlantedBugsTest {
  private static final long AS_OF = 40 * Histories.HOUR;
  private static final int HISTORIES = 400;

  @Test
  void shouldFindNothingWhereNothingIsPlanted() {
    assertThat(LongStream.range(0, 50).mapToObj(seed -> run(seed, Saboteur.NONE)))
        .allSatisfy(complaints -> assertThat(complaints).isEmpty());
  }

  @Test
  void shouldCatchALostSharedNotice() {
    assertCaught(() -> Faults.loseFirst(Message.Shared.class::isInstance));
  }

  @Test
  void shouldCatchADroppedForwardOfATouchpoint() {
    assertCaught(() -> Faults.loseFirst(Message.Take.class::isInstance));
  }

  @Test
  void shouldCatchADroppedForwardOfAJourney() {
    assertCaught(() -> Faults.loseFirst(Message.Move.class::isInstance));
  }

  @Test
  void shouldCatchADroppedUnion() {
    assertCaught(() -> Faults.loseFirst(Message.Union.class::isInstance));
  }

  @Test
  void shouldCatchACutPairLeftUnlinked() {
    assertCaught(() -> Faults.leaveCutPairsApart(SmallMap.definition(2).identity()));
  }

  @Test
  void shouldCatchSharedIdentifiersNotShipped() {
    assertCaught(Faults::shipNothingShared);
  }

  @Test
  void shouldCatchTraitsNotShipped() {
    assertCaught(AggregateFaults::shipNoTraits);
  }

  @Test
  void shouldCatchFeelingsNotShipped() {
    assertCaught(AggregateFaults::shipNoFeelings);
  }

  @Test
  void shouldCatchFunnelStepsNotShipped() {
    assertCaught(AggregateFaults::shipNoMarks);
  }

  @Test
  void shouldCatchWhatStaysInASegmentThatWasLeft() {
    assertCaught(AggregateFaults::leaveSegmentsUncleared);
  }

  @Test
  void shouldCatchAnAttemptThatIsPendingForEver() {
    assertCaught(AggregateFaults::neverDropAttempts);
  }

  @Test
  void shouldCatchAForgottenTouchpointBeforeADrop() {
    assertCaught(AggregateFaults::forgetLastBeforeDrop);
  }

  @Test
  void shouldCatchAVariantOfAnEpisodeThatWentOn() {
    assertCaught(AggregateFaults::keepVariants);
  }

  @Test
  void shouldCatchASkippedRetractionFromAggregates() {
    assertCaught(Faults::skipRetractions);
  }

  @Test
  void shouldCatchASkippedRetractionOfAJourney() {
    assertCaught(Faults::keepJourneys);
  }

  @Test
  void shouldCatchAPreSumNotFlushed() {
    assertCaught(() -> Faults.sumWithoutFlush(new Faults.PreSum()));
  }

  @Test
  void shouldFindNothingWhereThePreSumIsFlushed() {
    for (long seed = 0; seed < 20; seed++) {
      Faults.PreSum sum = new Faults.PreSum();
      SimulatedCluster cluster = cluster(seed, Faults.sumWithoutFlush(sum));
      cluster.send(history(seed));
      cluster.run(0, AS_OF);
      cluster.settle(AS_OF);
      sum.flush(cluster.published);
      assertThat(Comparison.complaints(cluster, history(seed), AS_OF)).isEmpty();
    }
  }

  /** A root that is none any more would be looked at forever, so time does not pass here. */
  @Test
  void shouldCatchADeadlineNotClearedAfterAMove() {
    Function<Saboteur, List<String>> left =
        saboteur ->
            LongStream.range(0, 50)
                .mapToObj(
                    seed -> {
                      SimulatedCluster cluster = cluster(seed, saboteur);
                      cluster.send(history(seed));
                      cluster.run(AS_OF, AS_OF);
                      return cluster.strayDeadlines();
                    })
                .flatMap(List::stream)
                .toList();
    assertThat(left.apply(Saboteur.NONE)).isEmpty();
    assertThat(left.apply(Faults.keepDeadlines())).isNotEmpty();
  }

  /**
   * Whether an identifier is shared is known where a touchpoint is placed, at the moment it is.
   * Told before, the pairs may come by messages; told after, the place was chosen without them. One
   * task, so that nothing else lies between.
   */
  @Test
  void shouldCatchAPairLinkedLateInsteadOfInPlace() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(runOnOneTask(seed, Faults.linkByMessage(false))).as("seed %d", seed).isEmpty();
    }
    assertCaught(seed -> runOnOneTask(seed, Faults.linkByMessage(true)));
  }

  @Test
  void shouldCatchFoldingBeforeTheLastPart() {
    int caught = 0;
    for (long seed = 0; seed < 60; seed++) {
      assertThat(stepsSaidByAMove(seed, Saboteur.NONE)).as("seed %d", seed).isEmpty();
      caught += stepsSaidByAMove(seed, Faults.foldEachPart()).isEmpty() ? 0 : 1;
    }
    assertThat(caught).isGreaterThan(30);
  }

  /** A visitor with a journey signs in: all moves to the user, and nothing else changes. */
  private static List<JourneyFact> stepsSaidByAMove(long seed, Saboteur saboteur) {
    String visitor = "anonymous_id:v" + seed;
    String user = "user_id:w" + seed;
    Story story = new Story();
    for (int hour = 0; hour < 30; hour += 2) {
      story.touch(hour, List.of("look", "buy", "keep", "look").get(hour / 2 % 4), visitor);
    }
    story.touch(1, "other", user);
    SimulatedCluster cluster =
        new SimulatedCluster(SmallMap.definition(5), 8, seed, Disturbance.of(seed), saboteur);
    cluster.send(story.touchpoints());
    cluster.settle(AS_OF);
    List<JourneyFact> before = List.copyOf(cluster.published.steps);
    assertThat(before).isNotEmpty();
    story.touch(31, "other", visitor, user);
    cluster.send(List.of(story.touchpoints().getLast()));
    cluster.run(AS_OF, AS_OF);
    List<JourneyFact> after = new ArrayList<>(cluster.published.steps);
    return after.subList(before.size(), after.size());
  }

  private static void assertCaught(Supplier<Saboteur> fault) {
    assertCaught(seed -> run(seed, fault.get()));
  }

  private static void assertCaught(LongFunction<List<String>> run) {
    assertThat(
            LongStream.range(0, HISTORIES)
                .mapToObj(run)
                .anyMatch(complaints -> !complaints.isEmpty()))
        .isTrue();
  }

  private static List<String> run(long seed, Saboteur saboteur) {
    return complaints(cluster(seed, saboteur), seed);
  }

  private static List<String> runOnOneTask(long seed, Saboteur saboteur) {
    return complaints(
        new SimulatedCluster(definition(seed), 1, seed, Disturbance.DRAWN, saboteur), seed);
  }

  private static List<String> complaints(SimulatedCluster cluster, long seed) {
    cluster.send(history(seed));
    cluster.run(0, AS_OF);
    cluster.settle(AS_OF);
    return Comparison.complaints(cluster, history(seed), AS_OF);
  }

  private static SimulatedCluster cluster(long seed, Saboteur saboteur) {
    return new SimulatedCluster(
        definition(seed), (int) (4 + seed % 5), seed, Disturbance.DRAWN, saboteur);
  }

  private static JourneyDefinition definition(long seed) {
    return SmallMap.definition((int) (1 + seed % 4));
  }

  private static List<Touchpoint> history(long seed) {
    return new Histories(seed).draw();
  }
}
