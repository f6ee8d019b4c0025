package io.journeyline.metrics;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Answers {@code GET /metrics}, on any server of the process. */
public final class MetricsRoute implements Handler {
  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;

  private final Metrics metrics;
  private final MetricsAccess access;

  public MetricsRoute(Metrics metrics, MetricsAccess access) {
    this.metrics = metrics;
    this.access = access;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    if (access.allows(request)) {
      response.header(HeaderNames.CONTENT_TYPE, Metrics.CONTENT_TYPE).send(metrics.scrape());
    } else if (access.token() == null) {
      response.status(FORBIDDEN).send("Metrics are for this machine only; set --metrics-token.\n");
    } else {
      response
          .status(UNAUTHORIZED)
          .header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"metrics\"")
          .send("This needs the token of --metrics-token.\n");
    }
  }
}
