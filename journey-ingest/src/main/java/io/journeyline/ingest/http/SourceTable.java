package io.journeyline.ingest.http;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.debezium.DebeziumSource;
import io.journeyline.ingest.source.delighted.DelightedSource;
import io.journeyline.ingest.source.freshdesk.FreshdeskSource;
import io.journeyline.ingest.source.front.FrontSource;
import io.journeyline.ingest.source.hubspot.HubSpotSource;
import io.journeyline.ingest.source.intercom.IntercomSource;
import io.journeyline.ingest.source.meta.MetaSource;
import io.journeyline.ingest.source.salesforce.SalesforceSource;
import io.journeyline.ingest.source.segment.SegmentSource;
import io.journeyline.ingest.source.sendgrid.SendGridSource;
import io.journeyline.ingest.source.shopify.ShopifySource;
import io.journeyline.ingest.source.stripe.StripeSource;
import io.journeyline.ingest.source.twilio.TwilioSource;
import io.journeyline.ingest.source.typeform.TypeformSource;
import io.journeyline.ingest.source.zendesk.ZendeskSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of sources: every kind of sender that the server knows, one row each. */
public final class SourceTable {
  /** In the order of the documentation. */
  public static final List<SourceType> TYPES =
      List.of(
          SegmentSource.TYPE,
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

  private SourceTable() {}

  static Optional<SourceType> find(String id) {
    return TYPES.stream().filter(type -> type.id().equals(id)).findAny();
  }

  /** Every kind that needs nothing but a key, all with the same ones. */
  static List<ConfiguredSource> withKeys(List<String> keys, String channel) {
    return TYPES.stream()
        .filter(type -> type.access() == SourceType.Access.KEY)
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
