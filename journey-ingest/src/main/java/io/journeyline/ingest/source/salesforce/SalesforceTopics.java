package io.journeyline.ingest.source.salesforce;

import io.journeyline.ingest.source.TopicSourceType;
import java.util.Set;

/** Topics of Salesforce's Change Data Capture, as JSON. */
public final class SalesforceTopics {
  public static final TopicSourceType TYPE =
      new TopicSourceType(
          "salesforce-cdc",
          "change events of Salesforce, as JSON",
          Set.of(SalesforceSource.CURRENCY),
          settings -> {
            SalesforceChanges changes =
                new SalesforceChanges(settings.option(SalesforceSource.CURRENCY));
            return record -> changes.outcomes(record.json());
          });

  private SalesforceTopics() {}
}
