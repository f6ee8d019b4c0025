package io.journeyline.dashboard;

import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Alerts of a shop: an open one with what contributes, one that is over, one taken back. */
final class ShopAlerts {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private ShopAlerts() {}

  static void publish(FilledModel model) {
    model.put(
        alert(
                "decision_drop_offs",
                "dropRate of decision",
                AlertState.FIRING,
                "2026-03-04T15:00:00Z")
            .setSeverity("critical")
            .setDimensions(Map.of("channel", "mobile"))
            .setRunbook("https://wiki.example.com/checkout")
            .setN(86)
            .setCounted(53)
            .setValue(0.62)
            .setExpected(0.38)
            .setShares(
                List.of(
                    new AlertShare("touchpoint", "checkout", 61L, 44L, 20.5, 0.71),
                    new AlertShare("touchpoint", "cart", 19L, 7L, 6.2, 0.18),
                    new AlertShare("segment", "looker", 40L, 31L, 15.4, 0.63)))
            .setExamples(List.of(SimulatedShop.CUSTOMER))
            .build());
    model.put(
        alert(
                "checkout_conversion",
                "conversions of checkout",
                AlertState.RESOLVED,
                "2026-02-21T10:00:00Z")
            .setSeverity("warning")
            .setN(4)
            .setCounted(4)
            .setValue(4)
            .setExpected(11.5)
            .setShares(List.of(new AlertShare("by", "web", 1L, 1L, 7.0, 0.8)))
            .build());
    model.put(
        alert("nobody_looks", "touchpoints", AlertState.RETRACTED, "2026-02-12T08:00:00Z")
            .setSeverity("info")
            .setDimensions(Map.of("channel", "store"))
            .setN(0)
            .setCounted(0)
            .setValue(0)
            .setShares(List.of())
            .build());
  }

  private static Alert.Builder alert(String rule, String metric, AlertState state, String time) {
    long since = ShopNotices.at(time);
    return Alert.newBuilder()
        .setId(rule)
        .setMap("shop")
        .setVersion(1)
        .setRule(rule)
        .setKind("seasonal")
        .setMetric(metric)
        .setDimensions(Map.of())
        .setOwner("shop")
        .setState(state)
        .setFrom(since)
        .setTo(since + HOUR)
        .setSince(since)
        .setChangedAt(since + 2 * HOUR)
        .setWatermark(since + 2 * HOUR);
  }
}
