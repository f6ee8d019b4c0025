package io.journeyline.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.JourneyDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that are hard on identities, each in many orders of arrival and schedules. */
class ScenarioTest {
  private static final long AS_OF = 40 * Histories.HOUR;
  private static final int SCHEDULES = 40;
  private static final JourneyDefinition DEFINITION = SmallMap.definition(3);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldJoinAChain(boolean downwards) {
    List<Integer> links = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
    if (downwards) {
      Collections.reverse(links);
    }
    Story story = new Story();
    for (int i : links) {
      story.touch(2L * i, "look", "anonymous_id:a" + i, "anonymous_id:a" + (i + 1));
    }
    assertEqualsOracle(story.touch(30, "buy", "user_id:u", "anonymous_id:a6"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void shouldShareTheCentreOfAStarOnlyAboveTheLimit(int beyond) {
    Story story = new Story();
    for (int i = 0; i < 3 + beyond; i++) {
      story
          .touch(i, "look", "email:centre", "anonymous_id:ray" + i)
          .touch(i + 8, "buy", "anonymous_id:ray" + i);
    }
    story.touch(20, "keep", "email:centre");
    assertEqualsOracle(story);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void shouldJoinOrDissolveAClique(int size) {
    Story story = new Story();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        story.touch(i + 5L * j, "look", "anonymous_id:c" + i, "anonymous_id:c" + j);
      }
      story.touch(30 + i, "buy", "anonymous_id:c" + i);
    }
    assertEqualsOracle(story);
  }

  @Test
  void shouldLetTwoRootsAdoptAtOnce() {
    Story story = new Story();
    for (String root : List.of("p", "q", "r")) {
      story.touch(1, "look", "email:" + root).touch(3, "buy", "email:" + root, "anonymous_id:m");
    }
    story.touch(5, "look", "email:p", "email:q").touch(6, "look", "email:q", "user_id:u");
    assertEqualsOracle(story);
  }

  @Test
  void shouldDissolveAHubDiscoveredAfterItMergedOthers() {
    Story story = new Story();
    for (int i = 0; i < 6; i++) {
      story
          .touch(i, "look", "anonymous_id:kiosk", "anonymous_id:d" + i)
          .touch(i + 10, "buy", "user_id:u" + i, "anonymous_id:d" + i)
          .touch(i + 20, "look", "anonymous_id:kiosk");
    }
    assertEqualsOracle(story);
  }

  @Test
  void shouldCountWhatOnlySharedIdentifiersCarryForNobody() {
    Story story = new Story();
    for (int i = 0; i < 5; i++) {
      story
          .touch(i, "look", "anonymous_id:k", "anonymous_id:x" + i)
          .touch(i + 6, "look", "email:l", "anonymous_id:y" + i);
    }
    story.touch(15, "buy", "email:l", "anonymous_id:k").touch(16, "buy", "email:l");
    assertEqualsOracle(story);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uv", "vu", "uvu", "vuv", "uuv", "uvvu"})
  void shouldTellTwoPeopleOnOneDeviceApart(String logins) {
    Story story = new Story().touch(0, "look", "anonymous_id:tablet");
    for (int i = 0; i < logins.length(); i++) {
      story
          .touch(4L * i + 1, "look", "user_id:" + logins.charAt(i), "anonymous_id:tablet")
          .touch(4L * i + 2, "buy", "anonymous_id:tablet")
          .touch(4L * i + 3, "look", "anonymous_id:tablet", "anonymous_id:watch");
    }
    assertEqualsOracle(story.touch(30, "look", "anonymous_id:watch"));
  }

  @Test
  void shouldMakeTwoUsersOneWhenAnAliasComesLate() {
    assertEqualsOracle(
        new Story()
            .touch(1, "look", "user_id:old", "anonymous_id:a")
            .touch(2, "buy", "anonymous_id:a")
            .touch(3, "look", "user_id:new", "anonymous_id:a")
            .touch(4, "look", "anonymous_id:a", "anonymous_id:b")
            .alias(9, "other", "user_id:new", "user_id:old"));
  }

  @Test
  void shouldKeepACutPairApartAndStillTakeItForALogin() {
    assertEqualsOracle(
        new Story()
            .touch(1, "look", "anonymous_id:a1")
            .touch(2, "look", "user_id:u0", "anonymous_id:a1")
            .touch(3, "buy", "anonymous_id:a1", "anonymous_id:a2")
            .touch(4, "look", "email:e0", "anonymous_id:a0")
            .touch(5, "buy", "anonymous_id:a0")
            .touch(6, "look", "user_id:u1", "email:e0")
            .touch(7, "look", "anonymous_id:a0", "anonymous_id:a2"));
  }

  @Test
  void shouldJoinACutPairThatOthersLink() {
    assertEqualsOracle(
        new Story()
            .touch(1, "look", "email:e0", "anonymous_id:a0")
            .touch(2, "buy", "email:e0", "anonymous_id:z")
            .touch(3, "look", "anonymous_id:z", "anonymous_id:a0")
            .touch(4, "buy", "anonymous_id:a0"));
  }

  @Test
  void shouldLetTheFirstReceivedOfDuplicatesStandAndOfThoseTheSmallerDigest() {
    assertEqualsOracle(
        new Story()
            .touch(1, "look", "anonymous_id:a", "email:x")
            .twin(5, "buy")
            .touch(2, "look", "anonymous_id:a")
            .twin(0, "buy")
            .twin(0, "keep")
            .touch(9, "buy", "user_id:u", "email:x"));
  }

  @Test
  void shouldOrderTouchpointsOfOneTime() {
    Story story = new Story();
    for (int i = 0; i < 6; i++) {
      story.touch(5, i % 2 == 0 ? "look" : "buy", "anonymous_id:a" + i % 3, "email:x");
    }
    assertEqualsOracle(
        story.touch(5, "look", "user_id:u", "email:x").touch(5, "buy", "user_id:v", "email:x"));
  }

  /** All others have been dropped when they arrive. */
  @ParameterizedTest
  @EnumSource
  void shouldTakeInTouchpointsThatComeAfterEveryDeadline(Disturbance disturbance) {
    Story story = new Story();
    story.touch(1, "look", "anonymous_id:a").touch(20, "look", "anonymous_id:b");
    int early = story.touchpoints().size();
    story
        .touch(4, "buy", "anonymous_id:a")
        .touch(0, "look", "anonymous_id:a", "anonymous_id:b")
        .touch(2, "keep", "user_id:u", "anonymous_id:b");
    for (long seed = 0; seed < SCHEDULES; seed++) {
      SimulatedCluster cluster = cluster(seed, disturbance);
      cluster.send(story.touchpoints().subList(0, early));
      cluster.settle(AS_OF);
      assertThat(cluster.published.steps).anyMatch(step -> step.type().name().equals("DROPPED"));
      cluster.send(story.touchpoints().subList(early, story.touchpoints().size()));
      cluster.run(AS_OF, AS_OF);
      cluster.settle(AS_OF);
      assertThat(Comparison.complaints(cluster, story.touchpoints(), AS_OF))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void shouldGoOnWhereTasksStartAnewDuringMoves() {
    Story story = new Story();
    for (int i = 0; i < 20; i++) {
      story.touch(i, i % 3 == 0 ? "buy" : "look", "anonymous_id:long" + i % 2);
    }
    story
        .touch(21, "look", "anonymous_id:long0", "anonymous_id:long1")
        .touch(22, "look", "anonymous_id:long1", "email:x")
        .touch(23, "buy", "user_id:u", "email:x");
    int restarts = 0;
    for (long seed = 0; seed < SCHEDULES; seed++) {
      restarts += assertEqualsOracle(story, seed, Disturbance.RESTART_IN_MOVES).restarts();
    }
    assertThat(restarts).isGreaterThan(SCHEDULES);
  }

  @Test
  void shouldLoseAndRepeatNothingWhereEveryTransactionIsAbortedOnce() {
    for (long seed = 0; seed < 150; seed++) {
      SimulatedCluster cluster = cluster(seed, Disturbance.ABORT_EACH);
      cluster.send(new Histories(seed).draw());
      cluster.run(0, AS_OF);
      cluster.settle(AS_OF);
      assertThat(Comparison.complaints(cluster, new Histories(seed).draw(), AS_OF))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  private static void assertEqualsOracle(Story story) {
    for (Disturbance disturbance : Disturbance.values()) {
      for (long seed = 0; seed < SCHEDULES; seed++) {
        assertEqualsOracle(story, seed, disturbance);
      }
    }
  }

  private static SimulatedCluster assertEqualsOracle(
      Story story, long seed, Disturbance disturbance) {
    SimulatedCluster cluster = cluster(seed, disturbance);
    cluster.send(story.arriving(seed));
    cluster.run(0, AS_OF);
    cluster.settle(AS_OF);
    assertThat(Comparison.complaints(cluster, story.touchpoints(), AS_OF))
        .as("seed %d, %s", seed, disturbance)
        .isEmpty();
    return cluster;
  }

  private static SimulatedCluster cluster(long seed, Disturbance disturbance) {
    return new SimulatedCluster(DEFINITION, (int) (1 + seed % 8), seed, disturbance, Saboteur.NONE);
  }
}
