package io.journeyline.ingest.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Payload;
import io.journeyline.ingest.source.Query;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the source that a request is for, and sends what it answers. */
final class Entrance implements Handler {
  private static final String OPTIONS = "OPTIONS";

  private final RoutingTable table;
  private final Reception reception;

  Entrance(RoutingTable table, Reception reception) {
    this.table = table;
    this.reception = reception;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    send(response, answer(request));
  }

  private Answer answer(ServerRequest request) throws IOException {
    String method = request.prologue().method().text();
    String path = RoutingTable.plain(decoded(request.prologue().uriPath().rawPath()));
    Map<String, String> headers = headers(request);
    Optional<RoutingTable.Found> found = table.find(path);
    if (found.isEmpty()) {
      return Answer.refused(
          new RefusedException(
              404, "no_such_route", "there is nothing at " + path + "; GET / lists routes", null));
    }
    RoutingTable.Found at = found.get();
    if (at.isOpenToBrowsers() && Cors.isPreflight(method, headers)) {
      return Cors.preflight(headers, at.methods());
    }
    List<Mounted> mounted = at.at(method);
    if (mounted.isEmpty()) {
      return notAllowed(method, at);
    }
    Answer answer =
        reception.receive(mounted, new Unread(request, method, path, headers, at.parameters()));
    return at.isOpenToBrowsers() ? Cors.allow(answer, headers) : answer;
  }

  private static Answer notAllowed(String method, RoutingTable.Found at) {
    Answer answer =
        OPTIONS.equals(method)
            ? Answer.empty(204)
            : Answer.refused(
                new RefusedException(
                    405, "wrong_method", "allowed here are " + at.methods(), null));
    return answer.with("Allow", at.methods());
  }

  private static String decoded(String path) {
    try {
      // A plus sign stands for itself in a path.
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static Map<String, String> headers(ServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : request.headers()) {
      headers.putIfAbsent(header.headerName().lowerCase(), header.get());
    }
    return headers;
  }

  static void send(ServerResponse response, Answer answer) {
    response.status(answer.status());
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    byte[] body = answer.body();
    if (body.length == 0) {
      response.send();
    } else {
      response.send(body);
    }
  }

  /** A request of Helidon's. */
  private record Unread(
      ServerRequest request,
      String method,
      String path,
      Map<String, String> headers,
      Map<String, String> parameters)
      implements UnreadRequest {

    @Override
    public long length() {
      return request.content().hasEntity() ? request.headers().contentLength().orElse(-1) : 0;
    }

    @Override
    public WebRequest read(int limit, long receivedAt) throws IOException {
      Payload payload =
          request.content().hasEntity()
              ? Payload.read(request.content().inputStream(), limit)
              : Payload.of(new byte[0]);
      Query query = new Query(request.prologue().query().rawValue());
      return new WebRequest(method, path, parameters, query, headers, payload, receivedAt);
    }

    @Override
    public void skip() throws IOException {
      if (request.content().hasEntity()) {
        try (InputStream in = request.content().inputStream()) {
          in.skip(Payload.MAX_DRAINED);
        }
      }
    }
  }
}
