package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEMANTICS.md §1: identifiers and rejection. */
class NormaliserTest {
  private static final long DAY = 86_400_000;
  private static final IdentityRules RULES =
      new IdentityRules(
          List.of("user_id", "email", "phone", "anonymous_id"),
          "user_id",
          List.of("null", "undefined"),
          List.of(Pattern.compile("^0+$"), Pattern.compile("test")),
          20,
          Map.of(),
          "DE",
          List.of(new IdentityRules.Cut("email:info@x.de", "anonymous_id:a1")));
  private static final Normaliser NORMALISER = new Normaliser(RULES);

  private static Touchpoint touchpoint(String... identifiers) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setEventId("e");
    touchpoint.setSource("web");
    touchpoint.setChannel("site");
    touchpoint.setType("Viewed");
    touchpoint.setOccurredAt(10 * DAY);
    touchpoint.setReceivedAt(10 * DAY);
    touchpoint.setProperties(new HashMap<>());
    touchpoint.setTraits(new HashMap<>());
    List<Identifier> list = new ArrayList<>();
    for (String identifier : identifiers) {
      String[] parts = identifier.split(":", 2);
      list.add(new Identifier(parts[0], parts[1]));
    }
    touchpoint.setIdentifiers(list);
    return touchpoint;
  }

  private static List<String> identifiers(Touchpoint touchpoint) {
    return ((Normalised.Accepted) NORMALISER.normalise(touchpoint)).identifiers();
  }

  private static RejectReason reason(Touchpoint touchpoint) {
    return ((Normalised.Rejected) NORMALISER.normalise(touchpoint)).reason();
  }

  @ParameterizedTest
  @CsvSource({
    "email:  Ann@Example.COM , email:ann@example.com",
    "email:\u0130@x.de, email:i\u0307@x.de",
    "user_id: Ann , user_id:Ann",
    "user_id:e\u0301, user_id:\u00e9",
    "user_id:\u00a0\u2003a b\u00a0, user_id:a b",
    "user_id:a\u0007b\u0000, user_id:ab",
    "phone:030 901820, phone:+4930901820",
    "phone:+49 (0)30 901820, phone:+4930901820",
    "phone:0049-30-901820, phone:+4930901820",
    "phone:tel:+1-201-555-0123, phone:+12015550123",
    "phone:call me, phone:call me",
    "other:+49 30 901820, other:+49 30 901820",
    "' user_id :x', user_id:x"
  })
  void shouldBringIdentifiersToOneForm(String given, String expected) {
    assertThat(identifiers(touchpoint(given))).containsExactly(expected);
  }

  @Test
  void shouldKeepANationalNumberWhereNoRegionIsKnown() {
    IdentityRules rules =
        new IdentityRules(List.of(), null, List.of(), List.of(), 20, Map.of(), null, List.of());
    Normalised normalised =
        new Normaliser(rules).normalise(touchpoint("phone:030 901820", "phone:+4930901820"));
    assertThat(((Normalised.Accepted) normalised).identifiers())
        .containsExactly("phone:+4930901820", "phone:030 901820");
  }

  @Test
  void shouldRemoveEmptyAndBlockedValuesAndDuplicates() {
    assertThat(
            identifiers(
                touchpoint(
                    "email:",
                    "email: \t",
                    "user_id:null",
                    "user_id:000",
                    "user_id:NULL",
                    "user_id:my test id",
                    "email:A@x.de",
                    "email:a@x.de")))
        .containsExactly("user_id:NULL", "email:a@x.de");
  }

  @Test
  void shouldPutIdentifiersInStrengthOrder() {
    assertThat(
            identifiers(
                touchpoint(
                    "b:1",
                    "a-b:1",
                    "a:2",
                    "anonymous_id:z",
                    "user_id:b",
                    "user_id:a",
                    "email:\uff5e",
                    "email:\ud83d\ude00")))
        .containsExactly(
            "user_id:a",
            "user_id:b",
            "email:\uff5e",
            "email:\ud83d\ude00",
            "anonymous_id:z",
            "a:2",
            "a-b:1",
            "b:1");
  }

  @Test
  void shouldAddAliasesToTheIdentifiers() {
    Touchpoint touchpoint = touchpoint("anonymous_id:a");
    touchpoint.setAliasOf(List.of("email: NEW@x.de", "user_id:u:1"));
    assertThat(NORMALISER.normalise(touchpoint))
        .isEqualTo(
            new Normalised.Accepted(
                touchpoint,
                List.of("user_id:u:1", "email:new@x.de", "anonymous_id:a"),
                List.of("email:new@x.de", "user_id:u:1")));
  }

  @ParameterizedTest
  @CsvSource({"user_id:null", "user_id:", "user_id", "' user_id:u'"})
  void shouldDropAnAliasOfWhichOneSideIsBlockedOrBothAreOne(String other) {
    Touchpoint touchpoint = touchpoint("anonymous_id:a");
    touchpoint.setAliasOf(List.of("user_id:u", other));
    Normalised.Accepted accepted = (Normalised.Accepted) NORMALISER.normalise(touchpoint);
    assertThat(accepted.aliasOf()).isEmpty();
    assertThat(accepted.identifiers()).containsExactly("user_id:u", "anonymous_id:a");
    assertThat(accepted.strongest()).isEqualTo("user_id:u");
  }

  @Test
  void shouldRejectWithoutIdentifier() {
    assertThat(reason(touchpoint())).isEqualTo(RejectReason.NO_IDENTIFIER);
    assertThat(reason(touchpoint("user_id:null", "email: "))).isEqualTo(RejectReason.NO_IDENTIFIER);
  }

  @Test
  void shouldRejectMoreThanSixteenDistinctIdentifiersAfterBlocking() {
    String[] sixteen =
        IntStream.range(0, 20)
            .mapToObj(i -> "user_id:" + (i < 16 ? i + "x" : "null"))
            .toArray(String[]::new);
    assertThat(identifiers(touchpoint(sixteen))).hasSize(16);
    Touchpoint seventeen = touchpoint(sixteen);
    seventeen.setAliasOf(List.of("user_id:a", "user_id:1x"));
    seventeen.setOccurredAt(20 * DAY);
    assertThat(reason(seventeen)).isEqualTo(RejectReason.TOO_MANY_IDENTIFIERS);
  }

  @Test
  void shouldRejectTheFutureByTheTimeOfReceiptAlone() {
    Touchpoint touchpoint = touchpoint("user_id:a");
    touchpoint.setOccurredAt(11 * DAY);
    assertThat(NORMALISER.normalise(touchpoint)).isInstanceOf(Normalised.Accepted.class);
    touchpoint.setOccurredAt(11 * DAY + 1);
    assertThat(reason(touchpoint)).isEqualTo(RejectReason.FUTURE);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "253402300800000, 253402300800000", "9223372036854775807, 0"})
  void shouldRejectAbsurdTimes(long occurredAt, long receivedAt) {
    Touchpoint touchpoint = touchpoint("user_id:a");
    touchpoint.setOccurredAt(occurredAt);
    touchpoint.setReceivedAt(receivedAt);
    assertThat(reason(touchpoint)).isEqualTo(RejectReason.UNREADABLE);
  }

  @Test
  void shouldBoundIdentifiersAndStillTellThemApart() {
    String longValue = "x".repeat(5_000);
    List<String> identifiers =
        identifiers(
            touchpoint(
                "user_id:" + longValue, "user_id:" + longValue + "y", "t".repeat(300) + ":1"));
    assertThat(identifiers).hasSize(3).allMatch(identifier -> identifier.length() < 300);
    assertThat(identifiers.getFirst()).startsWith("user_id:sha256:");
    String longest = "user_id:" + "x".repeat(1_992);
    assertThat(identifiers(touchpoint(longest))).containsExactly(longest);
  }

  @Test
  void shouldNotTellPersonalDataInDetails() {
    Touchpoint touchpoint = touchpoint("email:test@secret.example");
    Normalised.Rejected rejected = (Normalised.Rejected) NORMALISER.normalise(touchpoint);
    assertThat(rejected.detail()).doesNotContain("secret");
  }

  @Test
  void shouldKnowCutsInEitherOrder() {
    assertThat(RULES.isCut("email:info@x.de", "anonymous_id:a1")).isTrue();
    assertThat(RULES.isCut("anonymous_id:a1", "email:info@x.de")).isTrue();
    assertThat(RULES.isCut("anonymous_id:a1", "email:other@x.de")).isFalse();
  }

  @Property
  void shouldBeIdempotentAndIndependentOfOrder(
      @ForAll @Size(min = 1, max = 6) List<String> values, @ForAll Random random) {
    String[] types = {"user_id", "email", "phone", "other"};
    List<String> given = new ArrayList<>();
    for (String value : values) {
      given.add(types[random.nextInt(types.length)] + ":" + value);
    }
    if (!(NORMALISER.normalise(touchpoint(given.toArray(String[]::new)))
        instanceof Normalised.Accepted accepted)) {
      return;
    }
    assertThat(identifiers(touchpoint(accepted.identifiers().toArray(String[]::new))))
        .isEqualTo(accepted.identifiers());
    Collections.shuffle(given, random);
    assertThat(identifiers(touchpoint(given.toArray(String[]::new))))
        .isEqualTo(accepted.identifiers());
  }
}
