package io.journeyline.oracle;

import static io.journeyline.oracle.History.cut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** §2.6 and §2.8: several unique values in a component, split by who was signed in. */
class IdentityOwnersTest {

  /** Visits at 1, 3, 5 … of one device, sign-ins in between at 2, 4, 6 …: whose is each visit? */
  @ParameterizedTest
  @CsvSource({
    "A, AA",
    "AB, AAB",
    "BA, BBA",
    "AAB, AAAB",
    "ABA, AABA",
    "BAA, BBAA",
    "ABB, AABB",
    "BAB, BBAB",
    "ABAB, AABAB",
    "ABC, AABC",
    "CAB, CCAB"
  })
  void shouldLetEachOfADeviceKeepWhatTheyDidWhileSignedIn(String signIns, String visits) {
    History history = new History();
    IntStream.range(0, signIns.length())
        .forEach(i -> history.seen("in" + i, 2 * i + 2, "a:1", "u:" + signIns.charAt(i)));
    IntStream.range(0, visits.length()).forEach(i -> history.seen("visit" + i, 2 * i + 1, "a:1"));

    Map<String, String> customers = history.customers();

    IntStream.range(0, visits.length())
        .forEach(i -> assertThat(customers).containsEntry("visit" + i, "u:" + visits.charAt(i)));
    IntStream.range(0, signIns.length())
        .forEach(i -> assertThat(customers).containsEntry("in" + i, "u:" + signIns.charAt(i)));
  }

  @Test
  void shouldOrderAVisitAndALoginOfTheSameTimeByTheirEvents() {
    History history =
        new History()
            .seen("0", 0, "a:1", "u:A")
            .seen("b login", 5, "a:1", "u:B")
            .seen("a visit", 5, "a:1")
            .seen("c visit", 5, "a:1");

    assertThat(history.customers()).containsEntry("a visit", "u:A").containsEntry("c visit", "u:B");
  }

  @Test
  void shouldGiveVisitsToAnotherOnceALateLoginArrives() {
    History history =
        new History()
            .seen("in A", 1, "a:1", "u:A")
            .seen("visit", 5, "a:1")
            .seen("in B", 9, "a:1", "u:B");
    assertThat(history.customers()).containsEntry("visit", "u:A");

    history.seen("late", 4, "a:1", "u:B");

    assertThat(history.customers()).containsEntry("visit", "u:B");
  }

  @Test
  void shouldTakeTheStrongestUniqueIdentifierOfALogin() {
    History history = new History().seen("in", 1, "a:1", "u:B", "u:A").seen("visit", 2, "a:1");

    assertThat(history.customers()).isEqualTo(Map.of("in", "u:A", "visit", "u:A"));
  }

  @Test
  void shouldBelongThroughTheStrongestIdentifierOnly() {
    History history =
        new History()
            .seen("in A", 1, "e:1", "u:A")
            .seen("in B", 2, "a:1", "u:B")
            .seen("visit", 3, "a:1", "e:1");

    assertThat(history.customers()).containsEntry("visit", "u:A");
  }

  @Test
  void shouldSkipASharedIdentifierAndItsLogins() {
    History history =
        new History()
            .seen("in A", 1, "e:1", "u:A")
            .seen("x", 2, "e:1", "b:1", "b:2", "b:3", "b:4")
            .seen("in B", 3, "a:1", "u:B")
            .seen("in C", 4, "a:1", "u:C")
            .seen("visit", 3, "a:1", "e:1");

    assertThat(history.customers()).containsEntry("visit", "u:B");
    assertThat(history.owners(9)).containsEntry("e:1", "-");
  }

  @Test
  void shouldCountALoginWhoseLinkIsCut() {
    History history =
        new History(History.rules(cut("u:C", "a:1")))
            .seen("in A", 1, "a:1", "u:A")
            .seen("in B", 2, "a:1", "u:B")
            .seen("in C", 3, "a:1", "u:C")
            .seen("visit", 4, "a:1");

    assertThat(history.customers()).containsEntry("in C", "u:C").containsEntry("visit", "u:C");
    assertThat(history.owners(9)).containsEntry("a:1", "u:C");
  }

  @Test
  void shouldNotAskForLoginsWhereTheCutLeavesOneUniqueValue() {
    History history =
        new History(History.rules(cut("u:B", "a:1")))
            .seen("in A", 1, "a:1", "u:A")
            .seen("in B", 2, "a:1", "u:B")
            .seen("visit", 3, "a:1");

    assertThat(history.customers()).isEqualTo(Map.of("in A", "u:A", "in B", "u:B", "visit", "u:A"));
  }

  @Test
  void shouldTakeTheLoginsOfTheNearestIdentifierByHops() {
    History history =
        new History()
            .seen("in A", 1, "b:near", "u:A")
            .seen("in B", 2, "e:far", "u:B")
            .seen("1", 3, "a:x", "b:near")
            .seen("2", 4, "a:x", "a:y")
            .seen("3", 5, "a:y", "e:far")
            .seen("joins", 0, "u:A", "u:B")
            .seen("visit", 9, "a:x");

    assertThat(history.customers()).containsEntry("visit", "u:A");
  }

  @Test
  void shouldTakeTheStrongestOfEquallyNearIdentifiers() {
    History history =
        new History()
            .seen("in A", 1, "a:weaker", "u:A")
            .seen("in B", 2, "e:stronger", "u:B")
            .seen("1", 3, "a:x", "a:weaker")
            .seen("2", 4, "a:x", "e:stronger")
            .seen("visit", 9, "a:x");

    assertThat(history.customers()).containsEntry("visit", "u:B");
  }

  @Test
  void shouldTakeTheSmallerBytesOfEquallyNearIdentifiersOfOneType() {
    History history =
        new History()
            .seen("in A", 1, "a:2", "u:A")
            .seen("in B", 2, "a:1", "u:B")
            .seen("1", 3, "a:x", "a:2")
            .seen("2", 4, "a:x", "a:1")
            .seen("visit", 9, "a:x");

    assertThat(history.customers()).containsEntry("visit", "u:B");
  }

  @Test
  void shouldAskTheNearestIdentifierWhoWasSignedInAtTheTouchpoint() {
    History history =
        new History()
            .seen("x", 0, "a:x", "a:device")
            .seen("in A", 2, "a:device", "u:A")
            .seen("in B", 4, "a:device", "u:B")
            .seen("visit 1", 3, "a:x")
            .seen("visit 2", 5, "a:x");

    assertThat(history.customers())
        .containsEntry("x", "u:A")
        .containsEntry("visit 1", "u:A")
        .containsEntry("visit 2", "u:B");
  }

  @Test
  void shouldNotPassThroughAUniqueIdentifierOnTheWayToALogin() {
    Graph links = Graph.empty();
    links.link("anonymous_id:x", "user_id:1");
    links.link("user_id:1", "email:1");
    links.link("anonymous_id:x", "anonymous_id:2");
    links.link("anonymous_id:2", "anonymous_id:3");
    NearestLogin nearest =
        new NearestLogin(
            links,
            identifier -> identifier.startsWith("user_id"),
            Set.of("email:1", "anonymous_id:3")::contains,
            History.RULES.strengthOrder());

    assertThat(nearest.of("anonymous_id:x")).isEqualTo("anonymous_id:3");
    assertThat(nearest.of("email:1")).isEqualTo("email:1");
    assertThat(nearest.of("anonymous_id:9")).isNull();
  }

  @Test
  void shouldFallBackToTheStrongestUniqueValueWithoutAnyLogin() {
    Contact contact =
        new Contact(History.touchpoint("x", 1), List.of(), List.of(), null, Emotion.UNKNOWN);
    UniqueValues values =
        new UniqueValues(
            History.RULES,
            Map.of("user_id:1", "user_id:2", "user_id:2", "user_id:2", "user_id:3", "user_id:3"));
    Owners owners = new Owners(History.RULES, values, Graph.empty(), new Logins(Map.of()));
    Component component =
        new Component(
            Set.of("user_id:1", "user_id:2", "user_id:3", "a:1"), Set.of("user_id:2", "user_id:3"));

    assertThat(owners.owner("a:1", component, contact)).isEqualTo("user_id:2");
  }

  @Test
  void shouldPublishTheOwnerAtAsOf() {
    History history = new History().seen("in A", 2, "a:1", "u:A").seen("in B", 4, "a:1", "u:B");

    assertThat(history.owners(1)).as("the first to sign in").containsEntry("a:1", "u:A");
    assertThat(history.owners(2)).containsEntry("a:1", "u:A");
    assertThat(history.owners(3)).containsEntry("a:1", "u:A");
    assertThat(history.owners(4)).as("up to and at the moment").containsEntry("a:1", "u:B");
    assertThat(history.owners(3)).containsEntry("u:A", "u:A").containsEntry("u:B", "u:B");
  }

  @Test
  void shouldPublishTheOwnerAtAsOfByTheNearestLogin() {
    History history =
        new History()
            .seen("x", 1, "a:x", "a:device")
            .seen("in A", 2, "a:device", "u:A")
            .seen("in B", 4, "a:device", "u:B");

    assertThat(history.owners(3)).containsEntry("a:x", "u:A");
    assertThat(history.owners(5)).containsEntry("a:x", "u:B");
  }

  @Test
  void shouldCountTouchpointsLaterThanAsOfForTheCustomersOfTouchpoints() {
    History history = new History().seen("visit", 1, "a:1").seen("in A", 9, "a:1", "u:A");

    assertThat(history.resolve(2).snapshot().journeys()).containsOnlyKeys(Shop.customer("A"));
  }
}
