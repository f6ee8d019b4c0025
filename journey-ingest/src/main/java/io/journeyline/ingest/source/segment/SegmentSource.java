package io.journeyline.ingest.source.segment;

import io.journeyline.ingest.source.Answer;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Segment's tracking API, as its own clients and RudderStack's use it. */
public final class SegmentSource implements Source {
  public static final SourceType TYPE =
      new SourceType(
          "segment",
          "Segment's tracking API, also RudderStack's",
          SourceType.Access.KEY,
          Set.of(),
          SegmentSource::new);

  private static final String PREFIX = "/v1/";

  /** Routes below /v1/ and the kind of event that each takes; browsers use the first letters. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("track", "track"),
          Map.entry("identify", "identify"),
          Map.entry("page", "page"),
          Map.entry("screen", "screen"),
          Map.entry("group", "group"),
          Map.entry("alias", "alias"),
          Map.entry("batch", SegmentRequests.BATCH),
          Map.entry("import", SegmentRequests.BATCH),
          Map.entry("t", "track"),
          Map.entry("i", "identify"),
          Map.entry("p", "page"),
          Map.entry("s", "screen"),
          Map.entry("g", "group"),
          Map.entry("a", "alias"),
          Map.entry("b", SegmentRequests.BATCH));

  private static final String BEACON = "/beacon/v1/batch";
  private static final String SETTINGS = "/v1/projects/{key}/settings";
  private static final String SOURCE_CONFIG = "/sourceConfig";

  private final WriteKeys keys;
  private final SegmentRequests requests;
  private final SegmentConfigs configs;

  SegmentSource(SourceSettings settings) {
    keys = new WriteKeys(settings.secrets());
    requests = new SegmentRequests(settings.channel());
    configs = new SegmentConfigs(settings.publicUrl());
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    new TreeMap<>(KINDS).forEach((name, kind) -> routes.add(route(PREFIX + name, kind)));
    routes.add(route(BEACON, SegmentRequests.BATCH));
    routes.add(Route.get(SETTINGS, "settings of Segment's browser library").openToBrowsers());
    routes.add(
        Route.get(SOURCE_CONFIG, "settings of RudderStack's browser library").openToBrowsers());
    return routes;
  }

  private static Route route(String path, String kind) {
    boolean batch = SegmentRequests.BATCH.equals(kind);
    return Route.post(path, batch ? "a batch of events" : "one event: " + kind)
        .withLimit(batch ? SegmentRequests.MAX_BATCH : SegmentRequests.MAX_EVENT)
        .openToBrowsers();
  }

  @Override
  public String authenticate(WebRequest request) throws RefusedException {
    String key = request.parameter("key");
    if (key.isEmpty()) {
      return keys.check(request, "writeKey");
    }
    if (!keys.accepts(key)) {
      throw RefusedException.wrongKey();
    }
    return key;
  }

  @Override
  public Translation translate(WebRequest request) throws RefusedException {
    if (request.path().equals(SOURCE_CONFIG)) {
      return Translation.answer(Answer.json(200, configs.sourceConfig(authenticate(request))));
    }
    if ("GET".equals(request.method())) {
      return Translation.answer(
          Answer.json(200, configs.settings(request, request.parameter("key"))));
    }
    String kind =
        KINDS.getOrDefault(request.path().substring(PREFIX.length()), SegmentRequests.BATCH);
    return Translation.of(requests.read(kind, request.jsonObject(), request.receivedAt()));
  }
}
