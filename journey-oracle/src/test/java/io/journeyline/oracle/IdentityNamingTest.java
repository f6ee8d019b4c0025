package io.journeyline.oracle;

import static io.journeyline.oracle.History.cut;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.IdentityRules.Cut;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** §2.7: the identifier that names a customer. */
class IdentityNamingTest {

  @Test
  void shouldNameByTheUniqueValueHoweverLate() {
    assertThat(new History().seen("1", 1, "e:1").seen("2", 2, "e:1", "u:1").customers())
        .containsEntry("1", "u:1");
  }

  @Test
  void shouldNameByTheStrongestTypeHoweverLate() {
    assertThat(new History().seen("1", 1, "a:1").seen("2", 2, "a:1", "e:1").customers())
        .containsEntry("1", "e:1");
  }

  @Test
  void shouldNameByAListedTypeBeforeOthersAndThoseByName() {
    assertThat(new History().seen("1", 1, "b:1", "a:1").customers()).containsEntry("1", "a:1");
    assertThat(new History().seen("1", 1, "zz:1", "b:2").customers()).containsEntry("1", "b:2");
  }

  @Test
  void shouldNameByTheIdentifierFirstSeenAmongThoseOfTheStrongestType() {
    assertThat(new History().seen("1", 2, "a:1", "a:2").seen("2", 1, "a:2").customers())
        .containsEntry("1", "a:2");
  }

  @Test
  void shouldBreakTiesOfTimeByTheOrderOfTouchpoints() {
    History history =
        new History().seen("x", 1, "a:1").seen("w", 1, "a:2").seen("z", 9, "a:1", "a:2");

    assertThat(history.customers().values()).containsOnly("a:2");
  }

  @Test
  void shouldBreakTiesWithinATouchpointByBytes() {
    assertThat(new History().seen("1", 1, "a:\uD83D\uDE00", "a:\uFFFD").customers())
        .containsEntry("1", "a:\uFFFD");
  }

  @Test
  void shouldNotNameByASharedIdentifier() {
    IdentityRules rules =
        new IdentityRules(
            History.RULES.types(),
            "user_id",
            List.of(),
            List.of(),
            9,
            Map.of("email", 1),
            null,
            List.of());
    assertThat(new History(rules).seen("1", 0, "e:hub", "b:2", "b:1").customers())
        .containsEntry("1", "b:1");
  }

  @Test
  void shouldCountATouchpointOfAnotherCustomerAsSeen() {
    Cut cut = cut("e:1", "a:2");
    History history =
        new History(History.rules(cut)).seen("1", 1, "e:1", "a:2").seen("2", 2, "a:1", "a:2");

    assertThat(history.customers()).containsEntry("2", "a:2");
  }
}
