package io.journeyline.local;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.dashboard.customers.CustomerJson;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.schemas.CustomerRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Tells the dashboard of single customers, who must carry the secret. */
final class CustomersRoute implements Handler {
  private static final int LARGEST = 4_096;
  private static final int BAD = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final CustomerSource customers;
  private final String secret;

  CustomersRoute(CustomerSource customers, String secret) {
    this.customers = customers;
    this.secret = secret;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    if (!mayAsk(request)) {
      response.status(UNAUTHORIZED).send("This needs the secret of --query-secret.\n");
      return;
    }
    try (InputStream body = request.content().inputStream()) {
      CustomerJson.Question question = CustomerJson.question(body.readNBytes(LARGEST));
      Optional<CustomerRecord> found =
          question.id().isEmpty()
              ? customers.byIdentifier(question.identifier())
              : customers.byId(question.id());
      if (found.isPresent()) {
        response
            .header(HeaderNames.CONTENT_TYPE, "application/json")
            .send(CustomerJson.bytes(found.get()));
      } else {
        response.status(NOT_FOUND).send();
      }
    } catch (CustomerSource.UnavailableException e) {
      response.status(UNAVAILABLE).send(e.getMessage() + "\n");
    } catch (IOException e) {
      response.status(BAD).send("This is no question.\n");
    }
  }

  /** In constant time, so that answers do not tell how much of a guess was right. */
  private boolean mayAsk(ServerRequest request) {
    byte[] needed = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(header -> MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), needed))
        .isPresent();
  }
}
