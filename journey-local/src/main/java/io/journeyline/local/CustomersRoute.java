package io.journeyline.local;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.dashboard.customers.CustomerJson;
import io.journeyline.schemas.CustomerSearch;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Tells a dashboard of single customers, or which partition to ask for them. */
final class CustomersRoute implements Handler {
  private static final int LARGEST = 4_096;
  private static final int OK = 200;
  private static final int BAD = 400;
  private static final int NOT_FOUND = 404;
  private static final int MISDIRECTED = 421;

  private final Function<CustomerJson.Question, CustomerSearch> search;

  CustomersRoute(Function<CustomerJson.Question, CustomerSearch> search) {
    this.search = search;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    try (InputStream body = request.content().inputStream()) {
      CustomerJson.Question question = CustomerJson.question(body.readNBytes(LARGEST));
      switch (search.apply(question)) {
        case CustomerSearch.Found found -> send(response, OK, found.customer());
        case CustomerSearch.Nobody nobody -> send(response, NOT_FOUND, nobody);
        case CustomerSearch.Elsewhere elsewhere -> send(response, MISDIRECTED, elsewhere);
        case CustomerSearch.Busy _ -> StreamsQueries.refuse(response);
      }
    } catch (IOException e) {
      response.status(BAD).send("This is no question.\n");
    }
  }

  private static void send(ServerResponse response, int status, Object answer) {
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(CustomerJson.bytes(answer));
  }
}
