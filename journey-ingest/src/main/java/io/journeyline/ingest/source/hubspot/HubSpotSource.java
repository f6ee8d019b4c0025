package io.journeyline.ingest.source.hubspot;

import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Webhook;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions of an app of HubSpot. */
public final class HubSpotSource {
  static final String SIGNATURE = "signature";
  static final String ASSOCIATIONS = "associations";
  private static final String CURRENCY = "currency";

  public static final SourceType TYPE =
      new SourceType(
          "hubspot",
          "HubSpot",
          SourceType.Access.SECRET,
          Set.of(SIGNATURE, ASSOCIATIONS, CURRENCY),
          HubSpotSource::create);

  private HubSpotSource() {}

  private static Source create(SourceSettings settings) {
    @Nullable String associations = settings.option(ASSOCIATIONS);
    if (associations != null && !Set.of("link", "ignore").contains(associations)) {
      throw new IllegalArgumentException(
          ASSOCIATIONS + ": '" + associations + "' is unknown; allowed are link and ignore");
    }
    HubSpotEvent events = new HubSpotEvent("link".equals(associations), settings.option(CURRENCY));
    return Webhook.at(
        settings,
        "changes of contacts, companies, deals and tickets",
        HubSpotSignature.of(settings),
        request -> Webhook.each(request.json(), events::outcome));
  }
}
