package io.journeyline.ingest.source.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Webhook;
import io.journeyline.ingest.source.WriteKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Change events of Salesforce that a subscriber of its own posts on, one or a list of them. */
public final class SalesforceSource {
  static final String CURRENCY = "currency";

  public static final SourceType TYPE =
      new SourceType(
          "salesforce",
          "Salesforce's change events, with a key",
          SourceType.Access.SECRET,
          Set.of(CURRENCY),
          SalesforceSource::create);

  private SalesforceSource() {}

  private static Source create(SourceSettings settings) {
    WriteKeys keys = new WriteKeys(settings.secrets());
    SalesforceChanges changes = new SalesforceChanges(settings.option(CURRENCY));
    return Webhook.at(
        settings,
        "change events, one or a list",
        request -> keys.check(request),
        request -> {
          JsonNode body = request.json();
          List<Outcome> outcomes = new ArrayList<>();
          for (JsonNode event : body.isArray() ? body : List.of(body)) {
            outcomes.addAll(changes.outcomes(event));
          }
          return outcomes;
        });
  }
}
