package io.journeyline.dashboard.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;

/** Says why a request was refused before any route could read it. */
final class Refusals implements DirectHandler {
  private final SecurityHeaders security;

  Refusals(SecurityHeaders security) {
    this.security = security;
  }

  /** What the request held is not told again: it may be anything. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    if (event == EventType.INTERNAL_ERROR && request.path().isEmpty()) {
      // Its first line could not even be read.
      return handle(request, EventType.BAD_REQUEST, Status.BAD_REQUEST_400, headers, message);
    }
    String detail =
        switch (event) {
          case PAYLOAD_TOO_LARGE -> "the body is too large";
          case INTERNAL_ERROR -> "a mistake in Journeyline itself; its log says more";
          case HTTP_VERSION_NOT_SUPPORTED -> "this version of HTTP is not spoken here";
          default -> "this is no proper HTTP request: its path, query or headers cannot be read";
        };
    ProblemException problem = new ProblemException(status.code(), "bad-request", detail, null);
    security.headers().forEach((name, value) -> headers.set(name, value));
    headers.set(HeaderNames.CONTENT_TYPE, ProblemException.CONTENT_TYPE);
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(event.keepAlive())
        .entity(Json.bytes(problem.toJson()))
        .build();
  }
}
