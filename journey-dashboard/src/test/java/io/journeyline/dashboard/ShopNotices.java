package io.journeyline.dashboard;

import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.schemas.Action;
import io.journeyline.schemas.Progress;
import io.journeyline.schemas.RejectedTouchpoint;
import io.journeyline.schemas.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** What a shop's pipeline tells beside its aggregates: alerts, actions, progress, rejections. */
final class ShopNotices {
  private static final long WATERMARK = at("2026-03-05T00:00:01Z");
  private static final long AS_OF = at("2026-03-05T00:00:00Z");

  private ShopNotices() {}

  static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  static void publish(FilledModel model) {
    model.reach(AS_OF, WATERMARK);
    ShopAlerts.publish(model);
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
        new Verdict(1, at("2026-03-04T23:45:00Z"), AS_OF, WATERMARK, 4_416L, 6_120L, 0L, 3L, 0));
  }

  private static Progress progress(int partition) {
    return Progress.newBuilder()
        .setPartition(partition)
        .setWatermark(WATERMARK)
        .setLow(WATERMARK)
        .setAsOf(AS_OF)
        .setLag(Map.of("journey.touchpoints", partition == 2 ? 3L : 0L))
        .setAccepted(1_085 + 19L * partition)
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
