package io.journeyline.oracle;

import static io.journeyline.oracle.History.cut;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.IdentityRules;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §2.1 to §2.4: neighbours, cuts, shared identifiers, unattributed touchpoints, components. */
class IdentityLinksTest {

  @Test
  void shouldMakeOneCustomerOfIdentifiersSeenTogether() {
    History history =
        new History().seen("visit", 1, "a:1").seen("login", 2, "a:1", "u:1").seen("mail", 3, "e:1");

    assertThat(history.customers())
        .isEqualTo(Map.of("visit", "u:1", "login", "u:1", "mail", "e:1"));
  }

  @Test
  void shouldJoinAChainByItsLastLinkWhateverTheOrderOfTimes() {
    History apart = new History().seen("1", 9, "a:1", "a:2").seen("3", 2, "a:3", "a:4");
    assertThat(apart.customers()).containsEntry("1", "a:1").containsEntry("3", "a:3");

    apart.seen("2", 5, "a:2", "a:3");

    assertThat(apart.customers()).isEqualTo(Map.of("1", "a:3", "2", "a:3", "3", "a:3"));
  }

  @Test
  void shouldGiveEarlierVisitsToTheCustomerOfALoginToday() {
    History history = new History().seen("visit", 1, "a:1");
    assertThat(history.customers()).containsEntry("visit", "a:1");

    history.seen("login", 40_000, "a:1", "u:1");

    assertThat(history.customers()).containsEntry("visit", "u:1");
    assertThat(history.resolve(50_000).snapshot().journeys()).hasSize(1);
  }

  @Test
  void shouldNotLinkACutPair() {
    History history =
        new History(History.rules(cut("a:1", "e:1")))
            .seen("both", 1, "e:1", "a:1")
            .seen("cookie", 2, "a:1");

    assertThat(history.customers()).isEqualTo(Map.of("both", "e:1", "cookie", "a:1"));
  }

  @Test
  void shouldJoinACutPairByAnotherWay() {
    History history =
        new History(History.rules(cut("e:1", "a:1")))
            .seen("cut", 1, "e:1", "a:1")
            .seen("one", 2, "e:1", "a:2")
            .seen("other", 3, "a:2", "a:1");

    assertThat(history.customers()).containsEntry("other", "e:1");
  }

  @Test
  void shouldLetAnIdentifierThatCutsLeaveAloneOwnItselfWithoutAJourney() {
    History history = new History(History.rules(cut("e:1", "a:1"))).seen("both", 1, "e:1", "a:1");

    assertThat(history.owners(2)).isEqualTo(Map.of("e:1", "e:1", "a:1", "a:1"));
    assertThat(history.resolve(2).snapshot().journeys()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2, a:hub", "3, a:hub", "4, -"})
  void shouldShareAnIdentifierAboveTheLimitOnly(int neighbours, String owner) {
    assertThat(hub("a:hub", neighbours).owners(9)).containsEntry("a:hub", owner);
  }

  @ParameterizedTest
  @CsvSource({"3, e:hub", "4, e:hub", "5, -"})
  void shouldShareAnIdentifierAboveTheLimitOfItsType(int neighbours, String owner) {
    assertThat(hub("e:hub", neighbours).owners(9)).containsEntry("e:hub", owner);
  }

  @Test
  void shouldNeverShareAUniqueIdentifier() {
    assertThat(hub("u:hub", 9).owners(9).values()).containsOnly("u:hub");
  }

  @Test
  void shouldCountANeighbourOnceHoweverOften() {
    History history = new History();
    for (int i = 0; i < 9; i++) {
      history.seen("" + i, i, "a:hub", "b:" + i % 3);
    }

    assertThat(history.owners(9)).containsEntry("a:hub", "a:hub");
  }

  @Test
  void shouldNotCountACutPairAsNeighbours() {
    History history = new History(History.rules(cut("a:hub", "b:3")));
    for (int i = 0; i < 4; i++) {
      history.seen("" + i, i, "a:hub", "b:" + i);
    }

    assertThat(history.owners(9)).containsEntry("a:hub", "a:hub").containsEntry("b:3", "b:3");
  }

  @Test
  void shouldCountNeighboursThatAreSharedThemselvesAndThoseOfOneTouchpoint() {
    History history = hub("e:hub", 5).seen("crowd", 8, "a:x", "e:hub", "b:1", "b:2", "b:3");

    assertThat(history.owners(9)).containsEntry("a:x", "-");
  }

  @Test
  void shouldPartWhatAHubHadJoinedOnceItTurnsOutToBeShared() {
    History history = hub("a:hub", 3);
    assertThat(history.customers().values()).containsOnly("a:hub");

    history.seen("late", 0, "a:hub", "b:late");

    assertThat(history.customers())
        .isEqualTo(Map.of("0", "b:0", "1", "b:1", "2", "b:2", "late", "b:late"));
  }

  @Test
  void shouldAttributeATouchpointByItsStrongestIdentifierThatIsNotShared() {
    History history = hub("e:hub", 5).seen("x", 8, "e:hub", "b:0");

    assertThat(history.customers()).containsEntry("x", "b:0");
  }

  @Test
  void shouldCountATouchpointWhoseIdentifiersAreAllSharedAsUnattributed() {
    History history = hub("a:hub", 4).seen("x", 8, "a:hub").seen("y", 9, "a:hub");
    Snapshot snapshot = history.resolve(10).snapshot();

    assertThat(history.customers()).containsEntry("x", "-").containsEntry("y", "-");
    assertThat(snapshot.counts())
        .isEqualTo(
            Map.of(
                count("accepted"), new CountValue(6L),
                count("mapped"), new CountValue(4L),
                count("unattributed"), new CountValue(2L)));
    assertThat(snapshot.journeys())
        .hasSize(4)
        .allSatisfy((id, j) -> assertThat(j.getTouchpoints()).isEqualTo(1));
    assertThat(Balances.check(snapshot)).isEmpty();
  }

  @Test
  void shouldNotLinkByBlockedValues() {
    History history = new History().seen("1", 1, "e:null", "a:1").seen("2", 2, "e:null", "a:2");

    assertThat(history.customers()).isEqualTo(Map.of("1", "a:1", "2", "a:2"));
    assertThat(history.owners(3)).containsOnlyKeys("a:1", "a:2");
  }

  @Test
  void shouldMakeOneCustomerOfAComponentWhereNoTypeIsUnique() {
    IdentityRules rules =
        new IdentityRules(
            List.of("user_id", "email"), null, List.of(), List.of(), 20, Map.of(), null, List.of());
    History history = new History(rules).seen("1", 1, "u:2", "e:1").seen("2", 2, "u:1", "e:1");

    assertThat(history.customers()).isEqualTo(Map.of("1", "u:2", "2", "u:2"));
  }

  /** The hub with so many neighbours, one at a time. */
  private static History hub(String hub, int neighbours) {
    History history = new History();
    for (int i = 0; i < neighbours; i++) {
      history.seen("" + i, i, hub, "b:" + i);
    }
    return history;
  }

  private static CountKey count(String name) {
    return new CountKey("shop", 3, name, "site", "", "2026-01-01");
  }
}
