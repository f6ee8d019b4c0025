package io.journeyline.oracle;

import io.journeyline.definition.IdentityRules;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.Matcher;
import io.journeyline.definition.Stage;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.Identifier;
import io.journeyline.schemas.Journey;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.Touchpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small shop's map: {@code ad} (awareness, 10 days), {@code view} and {@code cart}
 * (consideration, 5 days), {@code order} (decision, a goal) and {@code invoice} (decision, never
 * times out). Any other event is unmapped.
 */
final class Shop {
  static final CustomerIds IDS = new CustomerIds("test".getBytes(StandardCharsets.UTF_8));
  static final Stage AWARENESS = new Stage(0, "awareness", Duration.ofDays(10));
  static final Stage CONSIDERATION = new Stage(1, "consideration", Duration.ofDays(5));
  static final Stage DECISION = new Stage(2, "decision", null);
  private static final IdentityRules IDENTITY =
      new IdentityRules(
          List.of("user_id", "email", "anonymous_id"),
          "user_id",
          List.of("null"),
          List.of(),
          20,
          Map.of(),
          null,
          List.of());

  private Shop() {}

  static JourneyDefinition definition(String zone) {
    return definition(zone, IDENTITY);
  }

  static JourneyDefinition definition(String zone, IdentityRules identity) {
    return new JourneyDefinition(
        "shop",
        3,
        ZoneId.of(zone),
        identity,
        List.of(AWARENESS, CONSIDERATION, DECISION),
        List.of(
            rule(0, "ad_click", AWARENESS, "ad", false),
            rule(1, "product_view", CONSIDERATION, "view", false),
            rule(2, "add_to_cart", CONSIDERATION, "cart", false),
            rule(3, "order", DECISION, "order", true),
            rule(4, "late_view", DECISION, "view", false),
            rule(5, "invoice", DECISION, "invoice", false)),
        List.of(),
        List.of());
  }

  static JourneyDefinition definition() {
    return definition("UTC");
  }

  private static TouchpointRule rule(
      int position, String id, Stage stage, String event, boolean goal) {
    Matcher matcher = new Matcher(List.of(event), null, null, null);
    return new TouchpointRule(position, id, stage, matcher, null, goal);
  }

  /** Epoch ms of {@code 2026-01-02} or {@code 2026-01-02T03:04:05.678}, UTC. */
  static long ms(String time) {
    return Instant.parse(time.contains("T") ? time + "Z" : time + "T00:00:00Z").toEpochMilli();
  }

  /** A touchpoint on the web; its event id is made of the other arguments. */
  static Touchpoint at(String time, String user, String type) {
    return at(time, user, type, "web");
  }

  static Touchpoint at(String time, String user, String type, String channel) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setEventId(time + "/" + type + "/" + channel);
    touchpoint.setSource("site");
    touchpoint.setChannel(channel);
    touchpoint.setType(type);
    touchpoint.setOccurredAt(ms(time));
    touchpoint.setReceivedAt(ms(time));
    touchpoint.setIdentifiers(new ArrayList<>(List.of(new Identifier("user_id", user))));
    touchpoint.setProperties(Map.of());
    touchpoint.setTraits(Map.of());
    return touchpoint;
  }

  static String customer(String user) {
    return IDS.of("user_id:" + user);
  }

  /** Where {@code user} stands. */
  static Journey journey(Snapshot snapshot, String user) {
    return Objects.requireNonNull(snapshot.journeys().get(customer(user)), user);
  }

  static RejectedTouchpoint rejected(
      String source, String reason, String bytes, @Nullable Long occurredAt) {
    RejectedTouchpoint rejected = new RejectedTouchpoint();
    rejected.setSource(source);
    rejected.setStage("ingest");
    rejected.setReason(reason);
    rejected.setDetail("");
    rejected.setOrigin("");
    if (occurredAt != null) {
      rejected.setOccurredAt(occurredAt);
    }
    rejected.setReceivedAt(0);
    rejected.setBytes(StandardCharsets.UTF_8.encode(bytes));
    return rejected;
  }

  static Snapshot compute(String asOf, Touchpoint... touchpoints) {
    return compute(definition(), List.of(touchpoints), List.of(), ms(asOf));
  }

  static Snapshot compute(
      JourneyDefinition definition,
      Collection<Touchpoint> touchpoints,
      Collection<RejectedTouchpoint> rejected,
      long asOf) {
    return Oracle.compute(definition, IDS, touchpoints, rejected, asOf);
  }
}
