package io.journeyline.ingest.source.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.journeyline.ingest.Json;
import io.journeyline.ingest.source.Answer;
import io.journeyline.ingest.source.Outcome;
import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Route;
import io.journeyline.ingest.source.Source;
import io.journeyline.ingest.source.SourceSettings;
import io.journeyline.ingest.source.SourceType;
import io.journeyline.ingest.source.Translation;
import io.journeyline.ingest.source.WebRequest;
import io.journeyline.ingest.source.WriteKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Snowplow's tracker protocol 2. Its trackers have no key: their application id stands for one. */
public final class SnowplowSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "snowplow",
          "Snowplow's tracker protocol 2",
          SourceType.Access.KEY,
          Set.of(),
          SnowplowSource::new);

  private static final String POST_PATH = "/com.snowplowanalytics.snowplow/tp2";
  private static final String PIXEL_PATH = "/i";

  /** A transparent picture of one point. */
  private static final byte[] PIXEL = {
    'G',
    'I',
    'F',
    '8',
    '9',
    'a',
    1,
    0,
    1,
    0,
    (byte) 0x80,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    '!',
    (byte) 0xF9,
    4,
    1,
    0,
    0,
    0,
    0,
    ',',
    0,
    0,
    0,
    0,
    1,
    0,
    1,
    0,
    0,
    2,
    2,
    'D',
    1,
    0,
    ';'
  };

  private final WriteKeys keys;

  SnowplowSource(SourceSettings settings) {
    keys = new WriteKeys(settings.secrets());
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(POST_PATH, "Snowplow's events, a batch").openToBrowsers(),
        Route.get(PIXEL_PATH, "one of Snowplow's events, as a picture").openToBrowsers());
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    return keys.check(request, () -> application(request));
  }

  private static @Nullable String application(WebRequest request) {
    if ("GET".equals(request.method())) {
      return request.query().get("aid");
    }
    try {
      JsonNode aid = request.json().path("data").path(0).path("aid");
      return aid.isTextual() ? aid.textValue() : null;
    } catch (RefusedException e) {
      return null;
    }
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    if ("GET".equals(request.method())) {
      ObjectNode event = Json.MAPPER.createObjectNode();
      request.query().values().forEach(event::put);
      return new Translation(
          List.of(outcome(event, request.receivedAt())), Answer.bytes(200, "image/gif", PIXEL));
    }
    JsonNode data = request.jsonObject().path("data");
    if (!data.isArray()) {
      throw RefusedException.unreadable("no_data", "the body needs 'data', a list of events");
    }
    List<Outcome> outcomes = new ArrayList<>(data.size());
    for (JsonNode event : data) {
      outcomes.add(outcome(event, request.receivedAt()));
    }
    return new Translation(outcomes, Answer.text(200, "ok"));
  }

  private static Outcome outcome(JsonNode event, long receivedAt) {
    if ("pp".equals(event.path("e").asText(""))) {
      return Outcome.ignored("a page ping says only that a page is still open");
    }
    try {
      return Outcome.event(SnowplowEvent.toNative(event, receivedAt), event);
    } catch (IllegalArgumentException e) {
      return Outcome.unreadable(Objects.toString(e.getMessage(), "not an event"), event);
    }
  }
}
