package io.journeyline.dashboard.api;

import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.Moment;
import io.journeyline.metrics.Health;
import java.util.Map;

/** How the process is: that it lives, and whether it has read what there is. */
record HealthRoute(Model model) {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  Answer live() {
    return answer(true);
  }

  Answer ready() {
    return answer(model.moment().complete());
  }

  private Answer answer(boolean well) {
    Moment moment = model.moment();
    Health.Report report =
        new Health.Report(
            true,
            moment.complete(),
            moment.stale() ? "STALE" : moment.complete() ? "RUNNING" : "LOADING");
    byte[] body =
        Json.bytes(
            Json.MAPPER
                .createObjectNode()
                .put("status", "up")
                .put("ready", report.ready())
                .put("state", report.state()));
    return new Answer(well ? OK : UNAVAILABLE, Json.CONTENT_TYPE, body, null, Map.of());
  }
}
