package io.journeyline.dashboard;

import io.journeyline.dashboard.cells.Aggregate;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.oracle.Oracle;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.schemas.CustomerRecord;
import io.journeyline.schemas.Snapshot;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The dashboard of a shop that was simulated, its aggregates computed by the oracle. */
final class SimulatedShop implements AutoCloseable {
  static final String CUSTOMER = "0123456789abcdef0123456789abcdef";

  private static final Instant AS_OF = Instant.parse("2026-03-05T00:00:00Z");
  private static final int KEY_BYTES = 32;

  private final FilledModel model;
  private final LiveFeed feed = new LiveFeed();
  private final Dashboard dashboard;

  private SimulatedShop(Path folder, boolean filled) throws IOException, DefinitionException {
    JourneyDefinition definition = DefinitionLoader.load(definitionFile());
    model = new FilledModel(folder);
    if (filled) {
      fill(definition);
    }
    dashboard =
        Dashboard.serve(DashboardSettings.local(0), definition, model, feed, new OneCustomer());
  }

  static SimulatedShop filled(Path folder) throws IOException, DefinitionException {
    return new SimulatedShop(folder, true);
  }

  /** Before the first touchpoint. */
  static SimulatedShop empty(Path folder) throws IOException, DefinitionException {
    return new SimulatedShop(folder, false);
  }

  private static Path definitionFile() {
    return Path.of(System.getProperty("journeyline.root", ".."), "definitions", "shop.yaml");
  }

  private void fill(JourneyDefinition definition) throws IOException {
    CustomerIds ids = new CustomerIds(new byte[KEY_BYTES]);
    Snapshot snapshot =
        Oracle.compute(definition, ids, touchpoints(), List.of(), AS_OF.toEpochMilli());
    put(Aggregates.STAGES, snapshot.stages());
    put(Aggregates.TRANSITIONS, snapshot.transitions());
    put(Aggregates.CHANNEL_FLOWS, snapshot.channelFlows());
    put(Aggregates.DROP_OFFS, snapshot.dropOffs());
    put(Aggregates.TOUCHPOINT_STATS, snapshot.touchpointStats());
    put(Aggregates.FUNNELS, snapshot.funnels());
    put(Aggregates.VARIANTS, snapshot.variants());
    put(Aggregates.COUNTS, snapshot.counts());
    ShopNotices.publish(model);
  }

  private <K, V> void put(Aggregate<K, V> aggregate, Map<K, V> cells) {
    model.putAll(aggregate, cells);
  }

  private static List<Touchpoint> touchpoints() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                SimulatedShop.class.getResourceAsStream("shop-touchpoints.jsonl.gz"));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> TouchpointJson.parse(line.getBytes(StandardCharsets.UTF_8)))
          .filter(touchpoint -> touchpoint.getReceivedAt() < AS_OF.toEpochMilli())
          .toList();
    }
  }

  String address() {
    return "http://127.0.0.1:" + dashboard.port();
  }

  FilledModel model() {
    return model;
  }

  /** Publishes that so many visits of a stage have begun, and tells those who listen. */
  void enter(String stage, long visits) {
    model.put(
        Aggregates.STAGES,
        new StageKey("shop", 1, "all", stage, "*"),
        new StageCounts(visits, 0L, 0L, 0L, visits, 0L, 5L, List.of()));
    tell(Set.of("stages"));
  }

  /** Tells those who listen that aggregates have changed. */
  void tell(Set<String> aggregates) {
    feed.changed(aggregates, model.moment());
  }

  @Override
  public void close() {
    dashboard.close();
    model.close();
  }

  /** Knows a single customer. */
  private static final class OneCustomer implements CustomerSource {
    private static final String USER = "user_id:u17";
    private static final String DEVICE = "anonymous_id:b8321851";
    private static final String EMAIL = "email:ada@example.com";

    private static CustomerRecord.Contact contact(
        String at,
        String channel,
        String touchpoint,
        String stage,
        boolean goal,
        @Nullable Integer score) {
      return new CustomerRecord.Contact(
          Instant.parse(at).toEpochMilli(),
          channel.equals("email") ? "crm" : "web",
          at.substring("2026-".length()).replaceAll("[T:Z]", "-"),
          channel,
          null,
          touchpoint,
          stage,
          goal,
          score,
          List.of(USER));
    }

    private static CustomerRecord customer() {
      List<CustomerRecord.Contact> contacts =
          List.of(
              contact(
                  "2026-01-09T18:20:00Z", "instagram", "social_glance", "awareness", false, 5_400),
              contact("2026-01-11T07:42:10Z", "web", "landing", "awareness", false, null),
              contact("2026-01-11T07:43:55Z", "web", "product_page", "consideration", false, null),
              contact(
                  "2026-01-12T09:00:30Z", "email", "offer_opened", "consideration", false, null),
              contact(
                  "2026-01-14T20:11:00Z", "mobile", "product_page", "consideration", false, null),
              contact("2026-01-14T20:15:08Z", "mobile", "add_to_cart", "decision", false, null),
              contact("2026-01-14T20:19:44Z", "mobile", "order", "decision", true, null),
              contact("2026-01-17T10:05:00Z", "parcel", "delivered", "delivery", false, 2_600),
              contact("2026-01-17T19:30:00Z", "mobile", "app", "use", false, null),
              contact("2026-02-02T08:12:00Z", "phone", "ticket", "monitoring", false, -6_200),
              contact("2026-02-02T16:40:00Z", "email", "ticket_solved", "monitoring", false, 1_500),
              contact("2026-02-20T21:03:00Z", "mobile", "repeat_order", "loyalty", true, 7_100));
      long first = contacts.getFirst().occurredAt();
      return new CustomerRecord(
          CUSTOMER,
          USER,
          List.of(DEVICE, EMAIL, USER),
          List.of("anonymous_id:kiosk-1"),
          List.of(
              new CustomerRecord.Link(DEVICE, USER, first, "web", "5120961735118206", 7),
              new CustomerRecord.Link(EMAIL, USER, first, "crm", "3021c77736d38566", 3)),
          contacts.size(),
          contacts);
    }

    @Override
    public Optional<CustomerRecord> byIdentifier(String identifier) {
      return customer().identifiers().contains(identifier)
          ? Optional.of(customer())
          : Optional.empty();
    }

    @Override
    public Optional<CustomerRecord> byId(String customerId) {
      return customerId.equals(CUSTOMER) ? Optional.of(customer()) : Optional.empty();
    }
  }
}
