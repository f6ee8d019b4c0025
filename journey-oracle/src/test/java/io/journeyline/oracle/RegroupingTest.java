package io.journeyline.oracle;

import static io.journeyline.oracle.History.cut;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.IdentityRules;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class RegroupingTest {
  private final History history =
      new History()
          .seen("1", 1, "e:x@y")
          .seen("2", 2, "e:x@y", "a:1")
          .seen("3", 3, "a:1")
          .seen("4", 4, "e:other@y");

  @Test
  void shouldFindNothingUnderTheSameRules() {
    Regrouping same = regroup(History.rules(), History.rules());

    assertThat(same.isSame()).isTrue();
    assertThat(same.customersBefore()).isEqualTo(2);
  }

  @Test
  void shouldTellSplitsAndMerges() {
    IdentityRules apart = History.rules(cut("e:x@y", "a:1"));
    String email = Shop.IDS.of("email:x@y");
    String device = Shop.IDS.of("anonymous_id:1");

    Regrouping split = regroup(History.rules(), apart);
    assertThat(split.isSame()).isFalse();
    assertThat(split.customersAfter()).isEqualTo(3);
    assertThat(split.moved()).isEqualTo(1);
    assertThat(split.merges()).isEmpty();
    assertThat(members(split.splits()))
        .isEqualTo(Map.of(email, List.of(email, device).stream().sorted().toList()));

    Regrouping merged = regroup(apart, History.rules());
    assertThat(members(merged.merges())).isEqualTo(members(split.splits()));
    assertThat(merged.splits()).isEmpty();
  }

  @Test
  void shouldTellApartWhoOnlyGotAnotherId() {
    IdentityRules deviceFirst =
        new IdentityRules(
            List.of("user_id", "anonymous_id", "email"),
            "user_id",
            List.of(),
            List.of(),
            20,
            Map.of(),
            null,
            List.of());

    Regrouping renamed = regroup(History.rules(), deviceFirst);

    assertThat(renamed.renamed()).isEqualTo(1);
    assertThat(renamed.moved()).isEqualTo(3);
    assertThat(renamed.merges()).isEmpty();
    assertThat(renamed.splits()).isEmpty();
    assertThat(renamed.isSame()).isFalse();
  }

  @Test
  void shouldCountWhatBecomesNobodys() {
    IdentityRules strict =
        new IdentityRules(
            List.of("email", "anonymous_id"),
            null,
            List.of(),
            List.of(),
            0,
            Map.of(),
            null,
            List.of());

    Regrouping lost = regroup(History.rules(), strict);

    assertThat(lost.unattributedBefore()).isZero();
    assertThat(lost.unattributedAfter()).isEqualTo(3);
    assertThat(lost.customersAfter()).isEqualTo(1);
  }

  private Regrouping regroup(IdentityRules before, IdentityRules after) {
    return Regrouping.of(
        Shop.definition("UTC", before),
        Shop.definition("UTC", after),
        Shop.IDS,
        history.touchpoints());
  }

  private static Map<String, List<String>> members(Map<String, SortedSet<String>> groups) {
    return groups.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, group -> List.copyOf(group.getValue())));
  }
}
