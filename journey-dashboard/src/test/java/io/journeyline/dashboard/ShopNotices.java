package io.journeyline.dashboard;

import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.schemas.Action;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a shop's pipeline tells beside its aggregates: alerts, actions, progress, rejections. */
final class ShopNotices {
  private static final long WATERMARK = at("2026-03-01T00:00:01Z");
  private static final long AS_OF = at("2026-03-01T00:00:00Z");

  private ShopNotices() {}

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  static void publish(FilledModel model) {
    model.put(alert("payment", AlertState.FIRING, "dropRate of decision", "critical", 0.62, 0.38));
    model.put(alert("orders", AlertState.RESOLVED, "conversions", "warning", 4, 11.5));
    model.put(
        ReadModel.ACTIONS,
        "callbacks",
        new Action(
            "shop",
            "target.few_lost_carts",
            "shop",
            "Call back who left a cart",
            "2026-01-24",
            -0.1));
    for (int partition = 0; partition < 4; partition++) {
      model.put("journey-" + partition, progress(partition), WATERMARK + 900);
    }
    reject(model, 0, "support", "NO_IDENTIFIER", "no identifier is left after normalising", "{}");
    reject(
        model,
        1,
        "web",
        "FUTURE",
        "occurredAt is 25 hours after receivedAt",
        "{\"type\":\"Page\",\"identifiers\":[{\"type\":\"email\",\"value\":\"ada@example.com\"}]}");
    model.put(
        ReadModel.VERDICTS,
        "shop",
        new Verdict(1, at("2026-02-28T23:45:00Z"), AS_OF, WATERMARK, 4_514L, 6_120L, 0L, 3L, 0));
  }

  private static Alert alert(
      String rule, AlertState state, String metric, String severity, double value, double usual) {
    long since = at("2026-02-28T09:00:00Z");
    return Alert.newBuilder()
        .setId(rule)
        .setMap("shop")
        .setVersion(1)
        .setRule(rule)
        .setKind("seasonal")
        .setMetric(metric)
        .setDimensions(Map.of("channel", "mobile"))
        .setSeverity(severity)
        .setOwner("shop")
        .setState(state)
        .setFrom(since)
        .setTo(since + 3_600_000)
        .setSince(since)
        .setChangedAt(since + 7_200_000)
        .setWatermark(WATERMARK)
        .setN(86)
        .setCounted(53)
        .setValue(value)
        .setExpected(usual)
        .setShares(List.of(new AlertShare("touchpoint", "checkout", 61L, 44L, 20.5, 0.71)))
        .build();
  }

  private static Progress progress(int partition) {
    return Progress.newBuilder()
        .setPartition(partition)
        .setWatermark(WATERMARK)
        .setLow(WATERMARK)
        .setAsOf(AS_OF)
        .setLag(Map.of("journey.touchpoints", partition == 2 ? 3L : 0L))
        .setAccepted(1_100 + 19L * partition)
        .setDirect(1_002)
        .setRejected(partition)
        .setUnderWay(0)
        .build();
  }

  private static void reject(
      FilledModel model, int number, String source, String reason, String detail, String content) {
    model.put(
        ReadModel.REJECTED,
        "0-" + number,
        RejectedTouchpoint.newBuilder()
            .setSource(source)
            .setStage(number == 0 ? "streams" : "ingest")
            .setReason(reason)
            .setDetail(detail)
            .setOrigin("journey.touchpoints-0@" + (417 + number))
            .setOccurredAt(AS_OF - 3_600_000L * number)
            .setReceivedAt(AS_OF - 60_000L * number)
            .setBytes(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)))
            .build());
  }
}
