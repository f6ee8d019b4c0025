package io.journeyline.oracle;

import static io.journeyline.oracle.Shop.at;
import static io.journeyline.oracle.Shop.journey;
import static io.journeyline.oracle.Shop.ms;
import static io.journeyline.oracle.Shop.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of §1 on touchpoints. */
class OracleTouchpointsTest {

  @Test
  void shouldCountTouchpointsOfEqualSourceEventIdAndIdentifiersOnce() {
    Touchpoint spaced = at("2026-01-01", "u1", "view");
    spaced.setIdentifiers(
        List.of(new Identifier("user_id", " u1 "), new Identifier("user_id", "u1")));

    Snapshot snapshot = Shop.compute("2026-01-02", at("2026-01-01", "u1", "view"), spaced);

    assertThat(snapshot.counts())
        .containsEntry(count("accepted", "site", "", "2026-01-01"), new CountValue(1L));
    assertThat(journey(snapshot, "u1").getTouchpoints()).isEqualTo(1);
  }

  @Test
  void shouldKeepTouchpointsApartThatDifferInSourceOrEventIdOrIdentifiers() {
    Touchpoint otherSource = at("2026-01-01", "u1", "view");
    otherSource.setSource("app");
    Touchpoint otherEvent = at("2026-01-01", "u1", "view");
    otherEvent.setEventId("another");
    Touchpoint otherIdentifiers = at("2026-01-01", "u1", "view");
    otherIdentifiers.setIdentifiers(
        List.of(new Identifier("user_id", "u1"), new Identifier("email", "a@x")));

    Snapshot snapshot =
        Shop.compute(
            "2026-01-02",
            at("2026-01-01", "u1", "view"),
            otherSource,
            otherEvent,
            otherIdentifiers);

    assertThat(journey(snapshot, "u1").getTouchpoints()).isEqualTo(4);
  }

  @Test
  void shouldLetTheDuplicateThatWasReceivedFirstStand() {
    Touchpoint first = at("2026-01-01T10:00:00", "u1", "view");
    Touchpoint later = at("2026-01-01T10:00:00", "u1", "view");
    later.setType("order");
    later.setReceivedAt(ms("2026-01-01T10:00:00.001"));

    Snapshot snapshot = Shop.compute("2026-01-02", later, first);

    assertThat(journey(snapshot, "u1").getStage()).isEqualTo("consideration");
  }

  @Test
  void shouldLetTheDuplicateOfTheSmallerDigestStandWhenReceivedAtTheSameTime() {
    Touchpoint a = at("2026-01-01", "u1", "view");
    Touchpoint b = at("2026-01-01", "u1", "view");
    b.setType("order");
    Reading reading = Reading.of(Shop.definition());
    String digestOfA = reading.digest(a);
    String digestOfB = reading.digest(b);
    String expected = digestOfA.compareTo(digestOfB) < 0 ? "consideration" : "decision";

    assertThat(journey(Shop.compute("2026-01-02", a, b), "u1").getStage()).isEqualTo(expected);
    assertThat(journey(Shop.compute("2026-01-02", b, a), "u1").getStage()).isEqualTo(expected);
  }

  @Test
  void shouldOrderTouchpointsOfTheSameTimeBySourceThenEventIdThenIdentifiers() {
    Touchpoint order = at("2026-01-01", "u1", "order");
    order.setSource("b");
    order.setEventId("1");
    Touchpoint view = at("2026-01-01", "u1", "view");
    view.setSource("a");
    view.setEventId("9");
    assertThat(lastStage(order, view)).isEqualTo("decision");

    view.setSource("b");
    assertThat(lastStage(order, view)).isEqualTo("consideration");

    view.setEventId("1");
    order.setIdentifiers(List.of(new Identifier("user_id", "u1"), new Identifier("email", "a@x")));
    view.setIdentifiers(List.of(new Identifier("user_id", "u1")));
    assertThat(lastStage(order, view))
        .as("email:… sorts before user_id:…")
        .isEqualTo("consideration");

    order.setIdentifiers(List.of(new Identifier("user_id", "u1"), new Identifier("user_id", "u2")));
    assertThat(lastStage(order, view)).as("the shorter list first").isEqualTo("decision");
  }

  @Test
  void shouldOrderStringsByUnsignedUtf8Bytes() {
    // UTF-16 would put the emoji (a surrogate pair, U+D83D…) before U+FFFD.
    assertThat(ContactOrder.BYTES.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    assertThat(ContactOrder.BYTES.compare("z", "é")).isNegative();
    assertThat(ContactOrder.BYTES.compare("a", "ab")).isNegative();
  }

  @Test
  void shouldCountATouchpointLaterThanAsOf() {
    Snapshot snapshot = Shop.compute("2026-01-01", at("2026-03-01", "u1", "view"));

    assertThat(snapshot.stages())
        .containsKey(new StageKey("shop", 3, "all", "consideration", "2026-03-01"));
    assertThat(snapshot.counts())
        .containsEntry(count("accepted", "site", "", "2026-03-01"), new CountValue(1L));
  }

  @Test
  void shouldCountAcceptedMappedAndUnmappedBySourceTypeAndDay() {
    Touchpoint other = at("2026-01-02", "u1", "newsletter");
    other.setSource("mailer");

    Snapshot snapshot =
        Shop.compute(
            "2026-01-03",
            at("2026-01-01", "u1", "view"),
            at("2026-01-01", "u2", "view"),
            at("2026-01-01", "u2", "help"),
            other);

    assertThat(snapshot.counts())
        .isEqualTo(
            Map.of(
                count("accepted", "site", "", "2026-01-01"), new CountValue(3L),
                count("mapped", "site", "", "2026-01-01"), new CountValue(2L),
                count("unmapped", "site", "help", "2026-01-01"), new CountValue(1L),
                count("accepted", "mailer", "", "2026-01-02"), new CountValue(1L),
                count("unmapped", "mailer", "newsletter", "2026-01-02"), new CountValue(1L)));
  }

  @Test
  void shouldCountRejectedTouchpointsOnceForEachSourceReasonAndBytes() {
    Touchpoint nobody = at("2026-01-01", "null", "view");
    Touchpoint future = at("2026-01-05", "u1", "view");
    future.setReceivedAt(ms("2026-01-01"));
    List<RejectedTouchpoint> byIngest =
        List.of(
            rejected("site", "UNREADABLE", "{", null),
            rejected("site", "UNREADABLE", "{", null),
            rejected("site", "UNREADABLE", "[", ms("2026-01-02")),
            rejected("site", "TOO_LARGE", "{", null),
            rejected("app", "UNREADABLE", "{", null));

    Snapshot snapshot =
        Shop.compute(
            Shop.definition(), List.of(nobody, nobody, future), byIngest, ms("2026-02-01"));

    assertThat(snapshot.counts())
        .isEqualTo(
            Map.of(
                count("rejected", "site", "NO_IDENTIFIER", "2026-01-01"), new CountValue(1L),
                count("rejected", "site", "FUTURE", "2026-01-05"), new CountValue(1L),
                count("rejected", "site", "UNREADABLE", ""), new CountValue(1L),
                count("rejected", "site", "UNREADABLE", "2026-01-02"), new CountValue(1L),
                count("rejected", "site", "TOO_LARGE", ""), new CountValue(1L),
                count("rejected", "app", "UNREADABLE", ""), new CountValue(1L)));
    assertThat(snapshot.journeys()).isEmpty();
  }

  @Test
  void shouldCountARejectedTouchpointOnceWhenIngestRejectedTheSameBytes() {
    Touchpoint nobody = at("2026-01-01", "null", "view");
    String canonical = new String(TouchpointJson.canonical(nobody), StandardCharsets.UTF_8);
    RejectedTouchpoint same = rejected("site", "NO_IDENTIFIER", canonical, ms("2026-01-01"));

    Snapshot snapshot =
        Shop.compute(Shop.definition(), List.of(nobody), List.of(same), ms("2026-02-01"));

    assertThat(snapshot.counts())
        .isEqualTo(
            Map.of(count("rejected", "site", "NO_IDENTIFIER", "2026-01-01"), new CountValue(1L)));
  }

  @Test
  void shouldRejectATouchpointOfAbsurdTime() {
    Touchpoint absurd = at("2026-01-01", "u1", "view");
    absurd.setOccurredAt(-1);

    assertThat(Shop.compute("2026-02-01", absurd).counts())
        .isEqualTo(
            Map.of(count("rejected", "site", "UNREADABLE", "1969-12-31"), new CountValue(1L)));
  }

  private static String lastStage(Touchpoint... touchpoints) {
    return journey(Shop.compute("2026-01-02", touchpoints), "u1").getStage();
  }

  private static CountKey count(String name, String source, String type, String day) {
    return new CountKey("shop", 3, name, source, type, day);
  }
}
