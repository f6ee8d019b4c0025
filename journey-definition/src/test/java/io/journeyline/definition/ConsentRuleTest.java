package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.ConsentRule.Objection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentRuleTest {
  private static final ConsentRule STRICT = new ConsentRule(List.of("a", "b"), false, false);
  private static final ConsentRule LENIENT = new ConsentRule(List.of("a", "b"), true, true);

  @Test
  void shouldTakeEverythingWithoutARule() {
    assertThat(ConsentRule.NONE.objection(Map.of("a", false, "gpc", true))).isEmpty();
    assertThat(ConsentRule.NONE.objection(null)).isEmpty();
  }

  @Test
  void shouldAskForConsentToEveryRequiredPurpose() {
    assertThat(STRICT.objection(Map.of("a", true, "b", true, "c", false))).isEmpty();
    assertThat(STRICT.objection(Map.of("a", true, "b", false))).contains(Objection.DENIED);
    assertThat(LENIENT.objection(Map.of("b", false))).contains(Objection.DENIED);
  }

  @Test
  void shouldTreatWhatIsNotSaidAsTold() {
    assertThat(STRICT.objection(null)).contains(Objection.UNKNOWN);
    assertThat(STRICT.objection(Map.of("a", true))).contains(Objection.UNKNOWN);
    assertThat(LENIENT.objection(null)).isEmpty();
    assertThat(LENIENT.objection(Map.of("*", false))).contains(Objection.DENIED);
    assertThat(STRICT.objection(Map.of("*", true))).isEmpty();
  }

  @Test
  void shouldHeedGlobalPrivacyControlWhereTold() {
    Map<String, Boolean> consent = Map.of("a", true, "b", true, "gpc", true);
    assertThat(STRICT.objection(consent)).contains(Objection.GPC);
    assertThat(LENIENT.objection(consent)).isEmpty();
  }
}
