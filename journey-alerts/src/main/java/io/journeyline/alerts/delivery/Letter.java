package io.journeyline.alerts.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is sent of an alert in a state.
 *
 * @param id the same whenever the same is sent again
 */
record Letter(String id, URI url, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Alertmanager would otherwise take silence for an end. */
  private static final Duration LONGEST = Duration.ofDays(7);

  static Letter of(Receiver receiver, Alert alert) {
    String id = alert.getId() + "." + lower(alert.getState());
    return switch (receiver.type()) {
      case WEBHOOK -> new Letter(id, receiver.url(), webhook(alert));
      case ALERTMANAGER -> new Letter(id, alertmanagerUrl(receiver.url()), alertmanager(alert));
      case SLACK -> new Letter(id, receiver.url(), slack(alert));
    };
  }

  private static String webhook(Alert alert) {
    ObjectNode root = JSON.createObjectNode();
    root.put("type", "alert." + lower(alert.getState()));
    root.put("timestamp", time(alert.getChangedAt()));
    root.set("data", data(alert));
    return text(root);
  }

  private static ObjectNode data(Alert alert) {
    ObjectNode data = JSON.createObjectNode();
    data.put("id", alert.getId());
    data.put("map", alert.getMap());
    data.put("version", alert.getVersion());
    data.put("rule", alert.getRule());
    data.put("kind", alert.getKind());
    data.put("metric", alert.getMetric());
    ObjectNode dimensions = data.putObject("dimensions");
    alert.getDimensions().forEach(dimensions::put);
    data.put("severity", alert.getSeverity());
    data.put("owner", alert.getOwner());
    data.put("runbook", alert.getRunbook());
    data.put("state", alert.getState().name());
    data.put("from", time(alert.getFrom()));
    data.put("to", time(alert.getTo()));
    data.put("since", time(alert.getSince()));
    data.put("changedAt", time(alert.getChangedAt()));
    data.put("watermark", time(alert.getWatermark()));
    data.put("n", alert.getN());
    data.put("counted", alert.getCounted());
    data.put("value", alert.getValue());
    data.put("expected", alert.getExpected());
    data.put("low", alert.getLow());
    data.put("high", alert.getHigh());
    ArrayNode shares = data.putArray("shares");
    for (AlertShare share : alert.getShares()) {
      ObjectNode one = shares.addObject();
      one.put("dimension", share.getDimension());
      one.put("value", share.getValue());
      one.put("n", share.getN());
      one.put("counted", share.getCounted());
      one.put("expected", share.getExpected());
      one.put("share", share.getShare());
    }
    ArrayNode examples = data.putArray("examples");
    alert.getExamples().forEach(examples::add);
    return data;
  }

  private static URI alertmanagerUrl(URI url) {
    String text = url.toString();
    return text.endsWith("/api/v2/alerts")
        ? url
        : URI.create((text.endsWith("/") ? text : text + "/") + "api/v2/alerts");
  }

  private static String alertmanager(Alert alert) {
    ArrayNode root = JSON.createArrayNode();
    ObjectNode one = root.addObject();
    ObjectNode labels = one.putObject("labels");
    labels.put("alertname", alert.getRule());
    labels.put("alert_id", alert.getId());
    labels.put("map", alert.getMap());
    labels.put("severity", alert.getSeverity());
    put(labels, "owner", alert.getOwner());
    alert.getDimensions().forEach(labels::put);
    ObjectNode annotations = one.putObject("annotations");
    annotations.put("summary", summary(alert));
    annotations.put("state", alert.getState().name());
    put(annotations, "runbook_url", alert.getRunbook());
    one.put("startsAt", time(alert.getSince()));
    long end =
        alert.getState() == AlertState.FIRING
            ? alert.getChangedAt() + LONGEST.toMillis()
            : alert.getChangedAt();
    one.put("endsAt", time(end));
    return text(root);
  }

  private static String slack(Alert alert) {
    ObjectNode root = JSON.createObjectNode();
    String icon = alert.getState() == AlertState.FIRING ? ":rotating_light:" : ":white_check_mark:";
    String runbook = alert.getRunbook() == null ? "" : "\n<" + alert.getRunbook() + "|Runbook>";
    root.put("text", icon + " *" + alert.getState() + "* " + escaped(summary(alert)) + runbook);
    return text(root);
  }

  /** Slack reads these three as marks. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String summary(Alert alert) {
    String expected =
        alert.getExpected() == null
            ? ""
            : String.format(Locale.ROOT, ", expected %.4g", alert.getExpected());
    return String.format(
        Locale.ROOT,
        "%s: %s%s is %.4g%s (n=%d, %s to %s)",
        alert.getRule(),
        alert.getMetric(),
        alert.getDimensions().isEmpty() ? "" : " " + alert.getDimensions(),
        alert.getValue(),
        expected,
        alert.getN(),
        time(alert.getFrom()),
        time(alert.getTo()));
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static String lower(AlertState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static String text(Object node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written as JSON", e);
    }
  }
}
