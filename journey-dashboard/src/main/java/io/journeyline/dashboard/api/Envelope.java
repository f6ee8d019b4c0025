package io.journeyline.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.dashboard.model.Moment;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** What stands around an answer's rows: what was asked, and the moment that it speaks of. */
final class Envelope {
  /** Revisions count from the start of the process, and what is served may have changed before. */
  private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  private Envelope() {}

  static ObjectNode of(Question question, Moment moment) {
    ObjectNode envelope = Json.MAPPER.createObjectNode();
    envelope
        .put("map", question.selection().map())
        .put("version", question.selection().version())
        .put("segment", question.selection().segment())
        .put("from", question.from())
        .put("to", question.to())
        .put("channel", question.channel())
        .put("grain", question.daily() ? "day" : "total");
    return moment(envelope, moment);
  }

  static ObjectNode moment(ObjectNode into, Moment moment) {
    return into.put("asOf", Json.time(moment.asOf()))
        .put("watermark", Json.time(moment.watermark()))
        .put("lag", moment.lag())
        .put("complete", moment.complete())
        .put("stale", moment.stale());
  }

  /** The same moment for answers that have no place for it among their rows. */
  private static Map<String, String> headers(Moment moment) {
    Map<String, String> headers = new TreeMap<>();
    moment(Json.MAPPER.createObjectNode(), moment)
        .properties()
        .forEach(field -> headers.put(header(field.getKey()), field.getValue().asText()));
    return headers;
  }

  /** The same with what tables tell of the rows that they do not have. */
  static Map<String, String> headers(Moment moment, int omitted, int hidden) {
    Map<String, String> headers = headers(moment);
    headers.put(header("omitted"), String.valueOf(omitted));
    headers.put(header("hidden"), String.valueOf(hidden));
    return headers;
  }

  /** The header of such a field: asOf is told as Journeyline-As-Of. */
  static String header(String field) {
    return "Journeyline-"
        + Character.toUpperCase(field.charAt(0))
        + field.substring(1).replaceAll("([A-Z])", "-$1");
  }

  /** The object with one more field, whose value is JSON already. */
  static byte[] with(ObjectNode envelope, String field, byte[] json) {
    byte[] head = Json.bytes(envelope);
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + json.length + 32);
    out.write(head, 0, head.length - 1);
    out.writeBytes((",\"" + field + "\":").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    out.writeBytes(json);
    out.write('}');
    return out.toByteArray();
  }

  /** Changes whenever an answer from this aggregate may have changed. */
  static String etag(Moment moment, String aggregate, String audience) {
    return tag(moment, String.valueOf(moment.revisions().getOrDefault(aggregate, 0L)), audience);
  }

  /**
   * The same for an answer from several aggregates.
   *
   * @param revisions of all of them
   * @param audience whom the answer is for
   */
  static String tag(Moment moment, String revisions, String audience) {
    return "\"%s-%s-%s-%s-%d-%s%s-%s\""
        .formatted(
            RUN,
            revisions,
            moment.asOf(),
            moment.watermark(),
            moment.lag(),
            moment.complete() ? "c" : "i",
            moment.stale() ? "s" : "f",
            audience);
  }
}
