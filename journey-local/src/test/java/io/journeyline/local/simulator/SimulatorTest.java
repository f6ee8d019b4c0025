package io.journeyline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final SimulatorSettings SMALL =
      SimulatorSettings.defaults().withCustomers(200).withDays(30).withSeed(7);
  private static final SimulatorSettings LARGE = SimulatorSettings.defaults().withCustomers(3_000);
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** SHA-256 of the JSON Lines of {@link #SMALL}; it changes with any change of the simulation. */
  private static final String GOLDEN =
      "15e04c54b33c267970b9bf51268f0b15fab43298a91ff53f40ae68910be9f581";

  @Test
  void shouldWriteTheSameBytesForTheSameSeed() {
    assertThat(sha256(SMALL)).isEqualTo(GOLDEN);
  }

  @Test
  void shouldNotDependOnLocaleOrZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(sha256(SMALL)).isEqualTo(GOLDEN);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void shouldStartAfreshEachTimeItIsAsked() {
    Simulator simulator = new Simulator(SMALL);

    assertThat(simulator.stream().toList()).isEqualTo(simulator.stream().toList());
  }

  @Test
  void shouldDifferWithTheSeed() {
    Set<String> eventIds = new HashSet<>();
    new Simulator(SMALL).forEach(touchpoint -> eventIds.add(touchpoint.getEventId()));

    assertThat(new Simulator(SMALL.withSeed(8)).stream().map(Touchpoint::getEventId))
        .doesNotContainAnyElementsOf(eventIds);
  }

  @Test
  void shouldComeInOrderOfArrivalAndCutThere() {
    List<Touchpoint> touchpoints = new Simulator(SMALL).stream().toList();

    assertThat(touchpoints).extracting(Touchpoint::getReceivedAt).isSorted();
    assertThat(new Simulator(SMALL).stream().limit(100)).isEqualTo(touchpoints.subList(0, 100));
  }

  @Test
  void shouldMoveInTimeWithTheStart() {
    Instant start = Instant.parse("2030-07-01T00:00:00Z");

    assertThat(new Simulator(SMALL.withStart(start)))
        .isNotEmpty()
        .allSatisfy(
            touchpoint ->
                assertThat(touchpoint.getOccurredAt())
                    .isGreaterThanOrEqualTo(start.toEpochMilli()));
  }

  @Test
  void shouldRoundTripEveryLine() {
    assertThat(new Simulator(SMALL))
        .allSatisfy(
            touchpoint ->
                assertThat(TouchpointJson.canonical(TouchpointJson.parse(line(touchpoint))))
                    .isEqualTo(line(touchpoint)));
  }

  @Test
  void shouldBeLateAndRepeatedAboutAsOftenAsAsked() {
    List<Touchpoint> all = new Simulator(LARGE.withShares(0.1, 0.05, 0)).stream().toList();
    Set<String> eventIds = new HashSet<>();
    List<Touchpoint> first =
        all.stream().filter(touchpoint -> eventIds.add(touchpoint.getEventId())).toList();

    assertThat((double) (all.size() - first.size()) / first.size()).isCloseTo(0.05, within(0.01));
    assertThat(share(first, SimulatorTest::late)).isCloseTo(0.1, within(0.02));
    assertThat(first)
        .filteredOn(touchpoint -> late(touchpoint) && touchpoint.getSource().equals("web"))
        .extracting(Touchpoint::getChannel)
        .containsOnly("mobile", "email-click");
  }

  @Test
  void shouldRepeatTheSameEventAlsoWithALaterArrival() {
    List<Touchpoint> all = new Simulator(SMALL.withShares(0, 1, 0)).stream().toList();
    Set<String> events = new HashSet<>();
    Set<String> lines = new HashSet<>();
    all.forEach(
        touchpoint -> {
          events.add(touchpoint.getEventId());
          lines.add(new String(line(touchpoint), StandardCharsets.UTF_8));
        });

    assertThat(all).hasSize(2 * events.size());
    assertThat((double) lines.size() / all.size()).isCloseTo(0.75, within(0.05));
  }

  @Test
  void shouldBeCleanWhenEveryMishapIsSwitchedOff() {
    List<Touchpoint> clean = new Simulator(LARGE.withShares(0, 0, 0)).stream().toList();

    assertThat(clean).extracting(Touchpoint::getEventId).doesNotHaveDuplicates();
    assertThat(clean).noneMatch(SimulatorTest::late);
    assertThat(clean)
        .allSatisfy(
            touchpoint -> {
              assertThat(touchpoint.getIdentifiers()).isNotEmpty();
              assertThat(touchpoint.getReceivedAt()).isGreaterThan(touchpoint.getOccurredAt());
            });
  }

  @Test
  void shouldHoldEveryKindOfHostileTouchpoint() {
    List<Touchpoint> all = new Simulator(SMALL.withShares(0, 0, 0.2)).stream().toList();

    assertThat(all).anyMatch(touchpoint -> touchpoint.getIdentifiers().isEmpty());
    assertThat(all).anyMatch(touchpoint -> touchpoint.getIdentifiers().size() > 16);
    assertThat(all).anyMatch(touchpoint -> ahead(touchpoint) > 24 * HOUR);
    assertThat(all).anyMatch(touchpoint -> ahead(touchpoint) > 0 && ahead(touchpoint) < 24 * HOUR);
    assertThat(all).anyMatch(touchpoint -> identifiers(touchpoint).contains("user_id:null"));
  }

  @Test
  void shouldNameNobodyWhoExists() {
    Set<String> identifiers = new HashSet<>();
    new Simulator(LARGE.withShares(0.03, 0.02, 0))
        .forEach(touchpoint -> identifiers.addAll(identifiers(touchpoint)));

    assertThat(identifiers)
        .allMatch(
            identifier ->
                identifier.matches(
                    "user_id:u\\d+(-2)?|crm_contact:C-\\d+|anonymous_id:([abh][0-9a-f]{16}|kiosk-1)"
                        + "|email: ?[A-Za-z]+\\.[a-z]+\\d+@example\\.(com|org)"
                        + "|social:(instagram|facebook):[a-z]+_[a-z]+\\d+"
                        + "|phone:(\\+49 |0)(30 23125|69 90009|40 66969|221 4710|89 99998) \\d{3}"));
  }

  @Test
  void shouldGiveEachPersonAPhoneNumberOfTheirOwn() {
    List<String> numbers = IntStream.range(0, 65_000).mapToObj(FictionPhone::of).toList();

    assertThat(numbers).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(numbers.get(64_999)).isEqualTo("+33 6 39 98 9999");
    assertThat(FictionPhone.of(65_000)).isNull();
    assertThat(FictionPhone.national("+49 30 23125 007")).isEqualTo("030 23125 007");
  }

  @Test
  void shouldHoldWhatIdentityHasToDealWith() {
    List<Touchpoint> all = new Simulator(LARGE).stream().toList();

    assertThat(all).anyMatch(touchpoint -> touchpoint.getAliasOf() != null);
    assertThat(all).anyMatch(touchpoint -> only(touchpoint, "social", "social"));
    assertThat(all).anyMatch(touchpoint -> only(touchpoint, "social", "email"));
    assertThat(all).anyMatch(touchpoint -> only(touchpoint, "support", "email"));
    assertThat(all).anyMatch(touchpoint -> only(touchpoint, "support", "phone"));
    assertThat(peopleAt(all, "anonymous_id:kiosk-1")).isGreaterThan(20);
    assertThat(all.stream().flatMap(touchpoint -> identifiers(touchpoint).stream()).distinct())
        .filteredOn(identifier -> identifier.startsWith("anonymous_id:h"))
        .anyMatch(household -> peopleAt(all, household) == 2);
  }

  @Test
  void shouldCarryFeedbackTextMoneyCampaignsAndChangingTraits() {
    List<Touchpoint> all = new Simulator(LARGE).stream().toList();

    assertThat(all)
        .filteredOn(touchpoint -> touchpoint.getFeedback() != null)
        .extracting(touchpoint -> touchpoint.getFeedback().getMetric())
        .contains("csat", "nps", "stars");
    assertThat(all)
        .filteredOn(touchpoint -> touchpoint.getText() != null)
        .extracting(Touchpoint::getSource)
        .contains("social", "support", "web");
    assertThat(all)
        .filteredOn(touchpoint -> touchpoint.getType().equals("Order Completed"))
        .allMatch(touchpoint -> touchpoint.getValue().getAmountMicros() > 0);
    assertThat(all).anyMatch(touchpoint -> touchpoint.getCampaign() != null);
    assertThat(all)
        .filteredOn(touchpoint -> touchpoint.getTraits().containsKey("plan"))
        .extracting(touchpoint -> touchpoint.getTraits().get("plan"))
        .contains("basic", "pro", null);
  }

  @Test
  void shouldConvertSomeVisitorsNotAll() {
    List<Touchpoint> all = new Simulator(LARGE).stream().toList();
    long viewers = visitors(all, "Product Viewed");
    long carts = visitors(all, "Product Added");
    long buyers = visitors(all, "Order Completed");

    assertThat((double) carts / viewers).isBetween(0.1, 0.5);
    assertThat((double) buyers / viewers).isBetween(0.03, 0.35);
  }

  private static long visitors(List<Touchpoint> all, String type) {
    return all.stream()
        .filter(touchpoint -> touchpoint.getType().equals(type))
        .flatMap(touchpoint -> touchpoint.getIdentifiers().stream())
        .filter(identifier -> identifier.getType().equals("anonymous_id"))
        .distinct()
        .count();
  }

  private static long peopleAt(List<Touchpoint> all, String device) {
    return all.stream()
        .map(SimulatorTest::identifiers)
        .filter(identifiers -> identifiers.contains(device))
        .flatMap(List::stream)
        .filter(identifier -> identifier.startsWith("user_id:u"))
        .distinct()
        .count();
  }

  private static boolean only(Touchpoint touchpoint, String source, String type) {
    return touchpoint.getSource().equals(source)
        && touchpoint.getIdentifiers().size() == 1
        && touchpoint.getIdentifiers().getFirst().getType().equals(type);
  }

  private static List<String> identifiers(Touchpoint touchpoint) {
    return touchpoint.getIdentifiers().stream().map(SimulatorTest::text).toList();
  }

  private static String text(Identifier identifier) {
    return identifier.getType() + ":" + identifier.getValue();
  }

  private static boolean late(Touchpoint touchpoint) {
    return -ahead(touchpoint) > HOUR;
  }

  private static long ahead(Touchpoint touchpoint) {
    return touchpoint.getOccurredAt() - touchpoint.getReceivedAt();
  }

  private static double share(List<Touchpoint> all, Predicate<Touchpoint> property) {
    return (double) all.stream().filter(property).count() / all.size();
  }

  private static byte[] line(Touchpoint touchpoint) {
    return TouchpointJson.canonical(touchpoint);
  }

  private static String sha256(SimulatorSettings settings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new Simulator(settings)
          .forEach(
              touchpoint -> {
                digest.update(line(touchpoint));
                digest.update((byte) '\n');
              });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
