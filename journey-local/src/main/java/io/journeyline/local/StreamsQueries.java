package io.journeyline.local;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.dashboard.customers.CustomerJson;
import io.journeyline.dashboard.customers.RemoteCustomers;
import io.journeyline.metrics.Health;
import io.journeyline.schemas.CustomerSearch;
import io.journeyline.schemas.StreamsInstances;
import io.journeyline.streams.StreamsApp;
import io.journeyline.streams.home.CustomerQueries;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an instance of the stream processor is asked over HTTP, from before it has started. */
final class StreamsQueries {
  private static final Health.Report STARTING = new Health.Report(true, false, "CREATED");
  private static final int UNAVAILABLE = 503;

  private volatile @Nullable StreamsApp app;
  private volatile @Nullable CustomerQueries queries;

  /** From now on it answers. */
  void started(StreamsApp started) {
    queries = started.queries();
    app = started;
  }

  Health.Report health() {
    StreamsApp started = app;
    return started == null ? STARTING : started.health();
  }

  /** What answers POST to who carries the secret, by path. */
  Map<String, Handler> routes(QuerySecret secret) {
    return Map.of(
        RemoteCustomers.CUSTOMERS, secret.guard(new CustomersRoute(this::search)),
        RemoteCustomers.INSTANCES, secret.guard(this::tellInstances));
  }

  private CustomerSearch search(CustomerJson.Question question) {
    CustomerQueries started = queries;
    if (started == null) {
      return new CustomerSearch.Busy();
    }
    return question.id().isEmpty()
        ? started.byIdentifier(question.identifier(), question.from())
        : started.byId(question.id());
  }

  private void tellInstances(ServerRequest request, ServerResponse response) {
    CustomerQueries started = queries;
    Optional<StreamsInstances> instances = started == null ? Optional.empty() : started.instances();
    if (instances.isEmpty()) {
      refuse(response);
      return;
    }
    response
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(CustomerJson.bytes(instances.get()));
  }

  static void refuse(ServerResponse response) {
    response
        .status(UNAVAILABLE)
        .send("The stream processor starts, ends or moves its state; try again later.\n");
  }
}
