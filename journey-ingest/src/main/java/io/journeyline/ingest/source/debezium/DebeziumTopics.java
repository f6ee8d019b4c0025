package io.journeyline.ingest.source.debezium;

import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.TopicSourceType;
import io.journeyline.ingest.source.TopicTranslator;
import java.util.List;
import java.util.Set;

/** Topics that Debezium writes: events of an outbox, and changes of any table. */
public final class DebeziumTopics {
  private static final Set<String> OPTIONS =
      Set.of(ChangeFields.IDENTIFIERS, "text", "amount", "currency");

  public static final TopicSourceType OUTBOX =
      new TopicSourceType(
          "debezium-outbox",
          "events of an outbox, as Debezium's router sends them on",
          OPTIONS,
          DebeziumTopics::outbox);

  public static final TopicSourceType CHANGES =
      new TopicSourceType(
          "debezium-changes",
          "changes of tables, as Debezium captures them",
          OPTIONS,
          DebeziumTopics::changes);

  private DebeziumTopics() {}

  private static TopicTranslator outbox(SourceSettings settings) {
    DebeziumChanges changes = new DebeziumChanges(ChangeFields.of(settings.options()));
    return record ->
        List.of(changes.routed(record.json(), record.key(), record.headers(), record.topic()));
  }

  private static TopicTranslator changes(SourceSettings settings) {
    DebeziumChanges changes = new DebeziumChanges(ChangeFields.of(settings.options()));
    return record -> List.of(changes.outcome(record.json()));
  }
}
