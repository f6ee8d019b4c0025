package io.journeyline.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.definition.RejectReason;
import io.journeyline.ingest.Ingested;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.Rejections;
import io.journeyline.schemas.RejectedTouchpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one of Segment's tracking routes, after Kafka has acknowledged what the request held. */
final class SegmentHandler implements Handler {
  private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

  private final String kind;
  private final int limit;
  private final WriteKeys keys;
  private final SegmentRequests requests;
  private final Delivery delivery;
  private final InstantSource clock;

  SegmentHandler(
      String kind,
      WriteKeys keys,
      SegmentRequests requests,
      Delivery delivery,
      InstantSource clock) {
    this.kind = kind;
    this.limit =
        SegmentRequests.BATCH.equals(kind) ? SegmentRequests.MAX_BATCH : SegmentRequests.MAX_EVENT;
    this.keys = keys;
    this.requests = requests;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    long receivedAt = clock.millis();
    String route = "POST " + request.path().path();
    try {
      @Nullable String headerKey =
          WriteKeys.ofHeader(request.headers().first(HeaderNames.AUTHORIZATION).orElse(null));
      if (headerKey != null && !keys.accepts(headerKey)) {
        throw RefusedException.unauthorized();
      }
      Body body = Body.read(request.content().inputStream(), limit);
      take(body, headerKey, route, receivedAt);
      Answers.json(response, 200, SUCCESS);
    } catch (RefusedException e) {
      Answers.refused(response, e);
    }
  }

  private void take(Body body, @Nullable String headerKey, String route, long receivedAt)
      throws RefusedException {
    @Nullable String key = headerKey;
    try {
      ObjectNode root = parse(body);
      if (key == null) {
        key = bodyKey(root);
      }
      if (!keys.accepts(key)) {
        throw RefusedException.unauthorized();
      }
      delivery.deliver(requests.read(kind, root, route, receivedAt));
    } catch (RefusedException e) {
      @Nullable RejectReason reason = e.reason();
      if (reason == null) {
        throw e;
      }
      if (!keys.accepts(key)) {
        throw RefusedException.unauthorized();
      }
      keep(body, reason, e.text(), route, receivedAt);
      throw e;
    }
  }

  /** The sender gives up on what it is told is bad, so its bytes are kept before it is told. */
  private void keep(Body body, RejectReason reason, String detail, String route, long receivedAt)
      throws RefusedException {
    RejectedTouchpoint rejection =
        Rejections.of(SegmentEvent.SOURCE, reason, detail, body.original(route), null);
    rejection.setReceivedAt(receivedAt);
    delivery.deliver(List.of(new Ingested.Rejected(rejection)));
  }

  private ObjectNode parse(Body body) throws RefusedException {
    if (body.size() > limit) {
      throw RefusedException.tooLarge(
          "the body has " + body.size() + " bytes; allowed are " + limit);
    }
    if (body.isDamaged()) {
      throw RefusedException.unreadable("invalid_gzip", "the body is gzip and cannot be unpacked");
    }
    try {
      JsonNode root = Json.MAPPER.readTree(body.bytes());
      if (root instanceof ObjectNode object) {
        return object;
      }
      throw RefusedException.unreadable("invalid_json", "the body must be a JSON object");
    } catch (JsonProcessingException e) {
      throw RefusedException.unreadable(
          "invalid_json",
          "the body is not JSON, at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw RefusedException.unreadable("invalid_json", "the body is not JSON in UTF-8");
    }
  }

  private static @Nullable String bodyKey(ObjectNode root) {
    JsonNode key = root.path("writeKey");
    return key.isTextual() ? key.textValue() : null;
  }
}
