package io.journeyline.ingest.source.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.EventIds;
import io.journeyline.ingest.source.NativeForm;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.Webhook;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates Debezium's changes: of an outbox table as they are captured, events of an outbox as
 * its router sends them on, and of any other table.
 */
public final class DebeziumChanges {
  private static final String PAYLOAD = "payload";
  private static final String AFTER = "after";
  private static final String BEFORE = "before";
  private static final String AGGREGATE = "aggregatetype";
  private static final String TIME = "ts_ms";

  private static final Map<String, String> VERBS =
      Map.of("c", "created", "r", "read", "u", "updated", "d", "deleted");

  private final ChangeFields fields;

  public DebeziumChanges(ChangeFields fields) {
    this.fields = fields;
  }

  /** A change as it was captured: {@code before}, {@code after}, {@code op}, {@code source}. */
  public Outcome outcome(JsonNode change) {
    return Webhook.all(change, one -> List.of(translate(one))).getFirst();
  }

  /**
   * An event that the outbox's router sent on.
   *
   * @param key the record's key, which is the aggregate's id
   * @param headers {@code id} is the event's id; {@code eventType} its type, where the router is
   *     told to place it there
   * @param topic its name, of which the last part is the aggregate's type
   */
  public Outcome routed(JsonNode payload, String key, Map<String, String> headers, String topic) {
    return Webhook.all(
            payload,
            content -> {
              ObjectNode row = Json.MAPPER.createObjectNode();
              row.put("id", headers.get("id")).put("aggregateid", key);
              String aggregate = topic.substring(topic.lastIndexOf('.') + 1);
              row.put(AGGREGATE, aggregate);
              row.put("type", headers.getOrDefault("eventType", aggregate));
              row.set(PAYLOAD, content);
              return List.of(Outcome.event(outbox(row, content.path("none")).node(), content));
            })
        .getFirst();
  }

  private Outcome translate(JsonNode sent) {
    JsonNode change = sent.has("schema") && sent.has(PAYLOAD) ? sent.path(PAYLOAD) : sent;
    if (change.isNull() || change.path("op").asText("").equals("t")) {
      return Outcome.ignored("a tombstone, or a table that was emptied");
    }
    String verb = VERBS.getOrDefault(Webhook.required(change, "op"), "");
    if (verb.isEmpty()) {
      throw new IllegalArgumentException(
          "op: allowed are " + VERBS.keySet().stream().sorted().toList());
    }
    JsonNode after = change.path(AFTER);
    if (after.has(AGGREGATE) || change.path(BEFORE).has(AGGREGATE)) {
      boolean added = after.isObject() && !verb.equals("updated");
      return added
          ? Outcome.event(outbox(after, change.path(TIME)).node(), sent)
          : Outcome.ignored("only rows added to an outbox are events");
    }
    return Outcome.event(row(change, verb).node(), sent);
  }

  private NativeForm outbox(JsonNode row, JsonNode capturedAt) {
    JsonNode payload = payload(row.path(PAYLOAD));
    JsonNode time = row.hasNonNull("timestamp") ? row.path("timestamp") : capturedAt;
    NativeForm form =
        new NativeForm(Webhook.required(row, "id"), Webhook.required(row, "type"))
            .channel("crm")
            .occurredAt("timestamp", time)
            .property(AGGREGATE, row.path(AGGREGATE))
            .property("aggregateid", row.path("aggregateid"))
            .property(PAYLOAD, payload);
    ObjectNode content =
        payload instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode();
    content.set("aggregateid", row.path("aggregateid"));
    fields.fill(form, content);
    return form;
  }

  private NativeForm row(JsonNode change, String verb) {
    JsonNode row = change.path(AFTER).isObject() ? change.path(AFTER) : change.path(BEFORE);
    if (!row.isObject()) {
      throw new IllegalArgumentException("after: missing; a change needs the row");
    }
    String table = change.path("source").path("table").asText("row").toLowerCase(Locale.ROOT);
    NativeForm form =
        new NativeForm(eventId(change), table + "." + verb)
            .channel("crm")
            .occurredAt(TIME, time(change))
            .properties(row);
    fields.fill(form, row);
    return form;
  }

  /** When the database was changed, else when that was captured. */
  private static JsonNode time(JsonNode change) {
    JsonNode committed = change.path("source").path(TIME);
    return committed.isMissingNode() ? change.path(TIME) : committed;
  }

  /** What a repeated capture says alike: the place in the log, the operation and the row. */
  private static String eventId(JsonNode change) {
    ObjectNode same = Json.MAPPER.createObjectNode();
    same.set("op", change.path("op"));
    same.set(BEFORE, change.path(BEFORE));
    same.set(AFTER, change.path(AFTER));
    ObjectNode source = same.putObject("source");
    for (String field :
        List.of(
            "name",
            "db",
            "schema",
            "table",
            "txId",
            "lsn",
            "gtid",
            "file",
            "pos",
            "row",
            "scn",
            "commit_lsn",
            "change_lsn",
            "event_serial_no",
            "ord")) {
      @Nullable JsonNode value = change.path("source").get(field);
      if (value != null) {
        source.set(field, value);
      }
    }
    return EventIds.of(same);
  }

  /** JSON that a column of text holds, or what it is. */
  private static JsonNode payload(JsonNode column) {
    if (!column.isTextual()) {
      return column;
    }
    try {
      return Json.MAPPER.readTree(column.textValue());
    } catch (JsonProcessingException e) {
      return column;
    }
  }
}
