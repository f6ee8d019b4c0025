package io.journeyline.ingest.source.debezium;

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

/** Changes that the HTTP sink of Debezium Server posts, with a key. */
public final class DebeziumSource {
  public static final SourceType TYPE =
      new SourceType(
          "debezium",
          "Debezium's changes of databases, with a key",
          SourceType.Access.SECRET,
          Set.of(ChangeFields.IDENTIFIERS, "text", "amount", "currency"),
          DebeziumSource::create);

  private DebeziumSource() {}

  private static Source create(SourceSettings settings) {
    WriteKeys keys = new WriteKeys(settings.secrets());
    DebeziumChanges changes = new DebeziumChanges(ChangeFields.of(settings.options()));
    return Webhook.at(
        settings,
        "changes of databases, one or a list",
        request -> keys.check(request),
        request -> {
          JsonNode body = request.json();
          List<Outcome> outcomes = new ArrayList<>();
          for (JsonNode change : body.isArray() ? body : List.of(body)) {
            outcomes.add(changes.outcome(change));
          }
          return outcomes;
        });
  }
}
