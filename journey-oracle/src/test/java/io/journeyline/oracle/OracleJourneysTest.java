package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static io.journeyline.oracle.Shop.customer;
import static io.journeyline.oracle.Shop.journey;
import static io.journeyline.oracle.Shop.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.Normalised;
import io.journeyline.oracle.Visit.End;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of §3 on stages, visits and episodes, and the journeys of §8. */
class OracleJourneysTest {
  private static final long DAY = 86_400_000;

  @Test
  void shouldTakeTheFirstRuleThatMatches() {
    List<Episode> episodes = fold("2026-01-02", at("2026-01-01", "u1", "view"));

    assertThat(episodes.getFirst().first().rule().id()).isEqualTo("product_view");
  }

  @Test
  void shouldMakeOneVisitOfARunInOneStage() {
    List<Episode> episodes =
        fold(
            "2026-01-04",
            at("2026-01-01", "u1", "view"),
            at("2026-01-02", "u1", "cart"),
            at("2026-01-03", "u1", "view"));

    assertThat(episodes).hasSize(1);
    assertThat(episodes.getFirst().visits()).hasSize(1);
    assertThat(episodes.getFirst().visits().getFirst().steps()).hasSize(3);
  }

  @Test
  void shouldEndAVisitByATouchpointOfAnotherStageAdvancedIfLaterAndReturnedIfEarlier() {
    List<Visit> visits =
        fold(
                "2026-01-04",
                at("2026-01-01", "u1", "view"),
                at("2026-01-02", "u1", "order"),
                at("2026-01-03", "u1", "ad"))
            .getFirst()
            .visits();

    assertThat(visits)
        .extracting(visit -> visit.stage().id())
        .containsExactly("consideration", "decision", "awareness");
    assertThat(visits)
        .extracting(visit -> (Object) visit.end().getClass())
        .containsExactly(End.Advanced.class, End.Returned.class, End.Open.class);
  }

  @Test
  void shouldStayInTheEpisodeWhenATouchpointComesExactlyTheTimeoutLater() {
    List<Episode> episodes =
        fold("2026-01-07", at("2026-01-01", "u1", "view"), at("2026-01-06", "u1", "view"));

    assertThat(episodes).hasSize(1);
    assertThat(episodes.getFirst().visits()).hasSize(1);
  }

  @Test
  void shouldStartANewEpisodeMoreThanTheTimeoutLaterAndDropTheOpenVisitAtLastPlusTimeout() {
    List<Episode> episodes =
        fold(
            "2026-01-07",
            at("2026-01-01", "u1", "view"),
            at("2026-01-06T00:00:00.001", "u1", "view"));

    assertThat(episodes).hasSize(2);
    assertThat(episodes.getFirst().visits().getFirst().end())
        .isEqualTo(new End.Dropped(ms("2026-01-06")));
    assertThat(episodes.getLast().visits().getFirst().end()).isEqualTo(new End.Open());
  }

  @Test
  void shouldTakeTheTimeoutOfTheStageOfTheLatestTouchpoint() {
    List<Episode> episodes =
        fold(
            "2026-01-20",
            at("2026-01-01", "u1", "ad"),
            at("2026-01-10", "u1", "view"),
            at("2026-01-17", "u1", "ad"));

    assertThat(episodes).hasSize(2);
    assertThat(episodes.getFirst().visits()).hasSize(2);
    assertThat(episodes.getFirst().visits().getLast().end())
        .isEqualTo(new End.Dropped(ms("2026-01-15")));
  }

  @Test
  void shouldMeasureTheTimeoutFromTheLatestTouchpointNotTheFirst() {
    List<Episode> episodes =
        fold(
            "2026-01-10",
            at("2026-01-01", "u1", "view"),
            at("2026-01-05", "u1", "view"),
            at("2026-01-09", "u1", "view"));

    assertThat(episodes).hasSize(1);
  }

  @Test
  void shouldDropByAFollowingTouchpointWhateverAsOf() {
    List<Episode> episodes =
        fold("2026-01-01", at("2026-01-01", "u1", "view"), at("2026-02-01", "u1", "view"));

    assertThat(episodes.getFirst().visits().getFirst().end())
        .isEqualTo(new End.Dropped(ms("2026-01-06")));
  }

  @Test
  void shouldDropTheLastVisitOnlyWhenItsDeadlineIsBeforeAsOf() {
    Touchpoint view = at("2026-01-01", "u1", "view");

    assertThat(onlyEnd("2026-01-06", view)).isEqualTo(new End.Open());
    assertThat(onlyEnd("2026-01-06T00:00:00.001", view))
        .isEqualTo(new End.Dropped(ms("2026-01-06")));
  }

  @Test
  void shouldNeverDropAVisitOfAStageWithoutTimeout() {
    List<Episode> episodes =
        fold("2099-01-01", at("2026-01-01", "u1", "order"), at("2030-01-01", "u1", "invoice"));

    assertThat(episodes).hasSize(1);
    assertThat(episodes.getFirst().visits().getFirst().end()).isEqualTo(new End.Open());
  }

  @Test
  void shouldMeasureDwellUpToTheTouchpointThatLeftTheVisit() {
    List<Visit> visits =
        fold(
                "2026-01-10",
                at("2026-01-01", "u1", "view"),
                at("2026-01-02", "u1", "cart"),
                at("2026-01-04", "u1", "order"),
                at("2026-01-09", "u1", "view"))
            .getFirst()
            .visits();

    assertThat(visits)
        .extracting(Visit::dwell)
        .containsExactly(OptionalLong.of(3 * DAY), OptionalLong.of(5 * DAY), OptionalLong.empty());
  }

  @Test
  void shouldMeasureDwellOfADroppedVisitUpToItsLastTouchpoint() {
    Visit visit =
        fold("2026-02-01", at("2026-01-01", "u1", "view"), at("2026-01-03", "u1", "cart"))
            .getFirst()
            .visits()
            .getFirst();

    assertThat(visit.dwell()).isEqualTo(OptionalLong.of(2 * DAY));
  }

  @Test
  void shouldConvertTheVisitOfAGoalTouchpoint() {
    List<Visit> visits =
        fold(
                "2026-01-10",
                at("2026-01-01", "u1", "view"),
                at("2026-01-02", "u1", "order"),
                at("2026-01-03", "u1", "invoice"))
            .getFirst()
            .visits();

    assertThat(visits).extracting(Visit::isConverted).containsExactly(false, true);
  }

  @Test
  void shouldFoldOnlyMappedTouchpoints() {
    List<Episode> episodes =
        fold(
            "2026-01-10",
            at("2026-01-01", "u1", "view"),
            at("2026-01-05", "u1", "help"),
            at("2026-01-08", "u1", "view"));

    assertThat(episodes).as("help does not keep the visit alive").hasSize(2);
  }

  @Test
  void shouldPublishWhereACustomerStands() {
    Snapshot snapshot =
        Shop.compute(
            "2026-03-01",
            at("2025-12-31", "u1", "help"),
            at("2026-01-01", "u1", "view"),
            at("2026-02-01", "u1", "ad"),
            at("2026-02-02", "u1", "view"),
            at("2026-02-20", "u1", "help"));

    Journey expected = new Journey();
    expected.setTouchpoints(5);
    expected.setUnmapped(2);
    expected.setEpisodes(2);
    expected.setStage("consideration");
    expected.setState("dropped");
    expected.setFirstSeen(ms("2025-12-31"));
    expected.setLastSeen(ms("2026-02-20"));
    assertThat(snapshot.journeys()).containsExactly(Map.entry(customer("u1"), expected));
  }

  @Test
  void shouldPublishAnOpenJourney() {
    Snapshot snapshot = Shop.compute("2026-01-02", at("2026-01-01", "u1", "view"));

    assertThat(journey(snapshot, "u1").getState()).isEqualTo("open");
  }

  @Test
  void shouldPublishACustomerWithUnmappedTouchpointsOnlyWithoutStageAndState() {
    Snapshot snapshot = Shop.compute("2026-01-02", at("2026-01-01", "u1", "help"));

    Journey journey = journey(snapshot, "u1");
    assertThat(journey.getStage()).isNull();
    assertThat(journey.getState()).isNull();
    assertThat(journey.getEpisodes()).isZero();
    assertThat(snapshot.stages()).isEmpty();
  }

  private static End onlyEnd(String asOf, Touchpoint touchpoint) {
    return fold(asOf, touchpoint).getFirst().visits().getFirst().end();
  }

  private static List<Episode> fold(String asOf, Touchpoint... touchpoints) {
    Reading reading = Reading.of(Shop.definition());
    List<Contact> contacts =
        Stream.of(touchpoints)
            .map(touchpoint -> (Normalised.Accepted) reading.normalise(touchpoint))
            .map(accepted -> Contact.of(Shop.definition(), accepted))
            .filter(Contact::isMapped)
            .toList();
    return Fold.of(contacts, ms(asOf));
  }
}
