package io.journeyline.local.alert;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alerts for people: a line each, and what contributes. */
public final class AlertTable {
  private static final int SHARES = 3;

  private AlertTable() {}

  public static List<String> lines(List<Alert> alerts) {
    List<String> lines = new ArrayList<>();
    for (Alert alert : alerts) {
      lines.add(line(alert));
      String shares = shares(alert);
      if (!shares.isEmpty()) {
        lines.add("    mostly " + shares);
      }
    }
    return lines;
  }

  private static String line(Alert alert) {
    return "%s  %-9s  %s  %s%s: %s%s, n=%,d, window %s to %s, id %s%s"
        .formatted(
            time(alert.getChangedAt()),
            alert.getState(),
            alert.getRule(),
            alert.getMetric(),
            alert.getDimensions().isEmpty() ? "" : " " + alert.getDimensions(),
            number(alert.getValue()),
            limits(alert),
            alert.getN(),
            time(alert.getFrom()),
            time(alert.getTo()),
            alert.getId(),
            alert.getSilenced() ? " (silenced)" : "");
  }

  private static String limits(Alert alert) {
    String low = alert.getLow() == null ? "" : " at least " + number(alert.getLow());
    String high = alert.getHigh() == null ? "" : " at most " + number(alert.getHigh());
    String expected =
        alert.getExpected() == null ? "" : " (expected " + number(alert.getExpected()) + ")";
    return "," + low + high + expected;
  }

  private static String shares(Alert alert) {
    return alert.getShares().stream()
        .filter(share -> share.getShare() > 0)
        .sorted((a, b) -> Double.compare(b.getShare(), a.getShare()))
        .limit(SHARES)
        .map(AlertTable::share)
        .collect(Collectors.joining(", "));
  }

  private static String share(AlertShare share) {
    return String.format(
        Locale.ROOT,
        "%s %s %.0f %% (n=%d)",
        share.getDimension(),
        share.getValue().isEmpty() ? "(none)" : share.getValue(),
        share.getShare() * 100,
        share.getN());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
