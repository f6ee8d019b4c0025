package io.journeyline.oracle;

import static io.journeyline.oracle.History.cut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** §2.5: values that sources declare to be one. */
class IdentityAliasTest {

  @Test
  void shouldMakeTwoUniqueValuesOneNamedByTheOneFirstSeen() {
    History history =
        new History().seen("1", 1, "u:b").seen("2", 2, "u:a").alias("alias", 9, "u:a", "u:b");

    assertThat(history.customers()).isEqualTo(Map.of("1", "u:b", "2", "u:b", "alias", "u:b"));
    assertThat(history.owners(0)).isEqualTo(Map.of("u:a", "u:b", "u:b", "u:b"));
  }

  @Test
  void shouldNameByBytesWhereBothAreFirstSeenInTheAlias() {
    History history =
        new History().alias("alias", 1, "u:b", "u:a").seen("1", 2, "u:b").seen("2", 3, "u:a");

    assertThat(history.customers().values()).containsOnly("u:a");
  }

  @Test
  void shouldRenameWhenAnEarlierTouchpointArrivesLate() {
    History history = new History().alias("alias", 5, "u:a", "u:b").seen("late", 1, "u:b");

    assertThat(history.customers().values()).containsOnly("u:b");
  }

  @Test
  void shouldAliasTransitively() {
    History history =
        new History()
            .seen("3", 1, "u:c")
            .alias("ab", 2, "u:a", "u:b")
            .alias("bc", 3, "u:b", "u:c")
            .seen("1", 4, "u:a", "a:1")
            .seen("2", 5, "u:c", "a:1")
            .seen("visit", 6, "a:1");

    assertThat(history.customers().values()).containsOnly("u:c");
  }

  @Test
  void shouldKeepAThirdValueApart() {
    History history =
        new History()
            .alias("alias", 1, "u:a", "u:b")
            .seen("1", 2, "u:b", "a:1")
            .seen("visit 1", 3, "a:1")
            .seen("2", 4, "u:c", "a:1")
            .seen("visit 2", 5, "a:1");

    assertThat(history.customers())
        .containsEntry("visit 1", "u:a")
        .containsEntry("2", "u:c")
        .containsEntry("visit 2", "u:c");
  }

  @Test
  void shouldOnlyLinkWhereOneOfThePairIsNotUnique() {
    History history =
        new History()
            .alias("alias", 1, "u:a", "a:1")
            .seen("2", 2, "u:b", "a:1")
            .seen("visit", 3, "a:1");

    assertThat(history.customers()).isEqualTo(Map.of("alias", "u:a", "2", "u:b", "visit", "u:b"));
  }

  @Test
  void shouldNotAliasWhereOneOfThePairIsBlocked() {
    History history =
        new History().alias("alias", 1, "u:a", "u:null").seen("2", 2, "u:b", "u:null");

    assertThat(history.customers()).isEqualTo(Map.of("alias", "u:a", "2", "u:b"));
  }

  @Test
  void shouldNotMakeOneOfUniqueValuesThatAreSeenTogetherWithoutAnAlias() {
    History history = new History().seen("1", 1, "u:b", "u:a").seen("2", 2, "u:b");

    assertThat(history.customers()).isEqualTo(Map.of("1", "u:a", "2", "u:b"));
  }

  @Test
  void shouldAliasAlsoWhereTheLinkOfThePairIsCut() {
    History history =
        new History(History.rules(cut("u:a", "u:b")))
            .alias("alias", 1, "u:a", "u:b")
            .seen("1", 2, "u:b", "a:1")
            .seen("2", 3, "a:1");

    assertThat(history.customers().values()).containsOnly("u:a");
  }

  @Test
  void shouldCountAliasedValuesAsTwoNeighbours() {
    History history =
        new History()
            .alias("ab", 1, "u:a", "u:b")
            .alias("cd", 2, "u:c", "u:d")
            .seen("1", 3, "u:a", "a:1")
            .seen("2", 4, "u:b", "a:1")
            .seen("3", 5, "u:c", "a:1")
            .seen("4", 6, "u:d", "a:1");

    assertThat(history.owners(9)).containsEntry("a:1", "-");
  }
}
