package io.journeyline.dashboard.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers, and turns what goes wrong into problems. */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final int MISTAKE = 500;

  private Replies() {}

  static Handler of(Function<ServerRequest, Answer> work) {
    return (request, response) -> send(request, response, guarded(() -> work.apply(request)));
  }

  static Answer guarded(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      return Answer.problem(e);
    } catch (RuntimeException e) {
      LOG.error("A request failed", e);
      return Answer.problem(
          new ProblemException(
              MISTAKE, "mistake", "a mistake in Journeyline itself; its log says more", null));
    }
  }

  static void send(ServerRequest request, ServerResponse response, Answer answer) {
    response.status(answer.status());
    response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    response.header(HeaderNames.VARY, "Authorization, Cookie");
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    String etag = answer.etag();
    if (etag != null) {
      response.header(HeaderNames.ETAG, etag);
    }
    if (answer.isUnchanged()) {
      response.send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(answer.body().length));
      response.send();
    } else {
      response.send(answer.body());
    }
  }
}
