package io.journeyline.alerts.live;

import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertSilence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The silences that there are. */
public final class Silences {
  private final Map<String, AlertSilence> silences = new HashMap<>();

  /** Takes a silence in; null lifts it. */
  public void put(String id, @Nullable AlertSilence silence) {
    if (silence == null) {
      silences.remove(id);
    } else {
      silences.put(id, silence);
    }
  }

  /** Whether one of them keeps the alert from being delivered at that moment. */
  public boolean cover(Alert alert, long at) {
    return silences.values().stream()
        .anyMatch(
            silence ->
                at >= silence.getFrom()
                    && at < silence.getUntil()
                    && (silence.getRule() == null || silence.getRule().equals(alert.getRule()))
                    && alert
                        .getDimensions()
                        .entrySet()
                        .containsAll(silence.getDimensions().entrySet()));
  }
}
