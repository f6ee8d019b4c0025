package io.journeyline.ingest.http;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.TopicSourceType;
import io.journeyline.ingest.source.cloudevents.CloudEventsSource;
import io.journeyline.ingest.source.debezium.DebeziumSource;
import io.journeyline.ingest.source.debezium.DebeziumTopics;
import io.journeyline.ingest.source.delighted.DelightedSource;
import io.journeyline.ingest.source.freshdesk.FreshdeskSource;
import io.journeyline.ingest.source.front.FrontSource;
import io.journeyline.ingest.source.hubspot.HubSpotSource;
import io.journeyline.ingest.source.intercom.IntercomSource;
import io.journeyline.ingest.source.mapped.MappedJsonSource;
import io.journeyline.ingest.source.meta.MetaSource;
import io.journeyline.ingest.source.posthog.PostHogSource;
import io.journeyline.ingest.source.salesforce.SalesforceSource;
import io.journeyline.ingest.source.salesforce.SalesforceTopics;
import io.journeyline.ingest.source.segment.SegmentSource;
import io.journeyline.ingest.source.sendgrid.SendGridSource;
import io.journeyline.ingest.source.shopify.ShopifySource;
import io.journeyline.ingest.source.snowplow.SnowplowSource;
import io.journeyline.ingest.source.stripe.StripeSource;
import io.journeyline.ingest.source.twilio.TwilioSource;
import io.journeyline.ingest.source.typeform.TypeformSource;
import io.journeyline.ingest.source.webhook.StandardWebhookSource;
import io.journeyline.ingest.source.zendesk.ZendeskSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of sources: every kind of sender that the server knows, one row each. */
public final class SourceTable {
  /** In the order of the documentation. */
  public static final List<SourceType> TYPES =
      List.of(
          SegmentSource.TYPE,
          PostHogSource.TYPE,
          SnowplowSource.TYPE,
          CloudEventsSource.TYPE,
          StandardWebhookSource.TYPE,
          MappedJsonSource.TYPE,
          MetaSource.TYPE,
          HubSpotSource.TYPE,
          SalesforceSource.TYPE,
          DebeziumSource.TYPE,
          ZendeskSource.TYPE,
          IntercomSource.TYPE,
          FrontSource.TYPE,
          FreshdeskSource.TYPE,
          DelightedSource.TYPE,
          TypeformSource.TYPE,
          SendGridSource.TYPE,
          ShopifySource.TYPE,
          StripeSource.TYPE,
          TwilioSource.TYPE);

  /** Kinds of topics that can be read, in the order of the documentation. */
  public static final List<TopicSourceType> TOPICS =
      List.of(
          DebeziumTopics.OUTBOX,
          DebeziumTopics.CHANGES,
          SalesforceTopics.TYPE,
          MappedJsonSource.TOPIC);

  /** Those that need nothing but a key, and are enabled unless a configuration says otherwise. */
  private static final List<SourceType> WITH_KEY_ONLY =
      List.of(SegmentSource.TYPE, PostHogSource.TYPE, SnowplowSource.TYPE, CloudEventsSource.TYPE);

  private SourceTable() {}

  static Optional<SourceType> find(String id) {
    return TYPES.stream().filter(type -> type.id().equals(id)).findAny();
  }

  /** Names of all kinds, sorted. */
  static List<String> names() {
    return Stream.concat(
            TYPES.stream().map(SourceType::id), TOPICS.stream().map(TopicSourceType::id))
        .sorted()
        .toList();
  }

  static Optional<TopicSourceType> findTopic(String id) {
    return TOPICS.stream().filter(type -> type.id().equals(id)).findAny();
  }

  /** Every kind that needs nothing but a key, all with the same keys. */
  static List<ConfiguredSource> withKeys(List<String> keys, String channel) {
    return WITH_KEY_ONLY.stream()
        .map(
            type ->
                new ConfiguredSource(
                    type,
                    new SourceSettings(
                        type.id(),
                        keys,
                        SourceSettings.defaultPath(type.id()),
                        null,
                        channel,
                        Map.of())))
        .toList();
  }
}
