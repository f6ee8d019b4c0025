package io.journeyline.dashboard.api;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.access.Sessions;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.DecisionLog;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.web.WebFiles;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.metrics.MetricsRoute;
import io.journeyline.schemas.Action;
import io.journeyline.schemas.AlertSilence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the API, the pages and what the process tells of itself on paths. */
public final class Server {
  private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

  /**
   * What is served.
   *
   * @param mostListeners most clients of {@code /api/live}
   * @param hideBelow viewers do not see cells of fewer customers
   * @param customers where single customers are looked up; null: nowhere
   * @param actions where actions are written; null: nowhere
   * @param silences where silences are written; null: nowhere
   */
  public record Parts(
      JourneyDefinition definition,
      Model model,
      LiveFeed feed,
      WebFiles files,
      Metrics metrics,
      MetricsAccess metricsAccess,
      int mostListeners,
      Access access,
      int hideBelow,
      @Nullable CustomerSource customers,
      @Nullable DecisionLog<Action> actions,
      @Nullable DecisionLog<AlertSilence> silences) {}

  private final Parts parts;
  private final Gate gate;
  private final SecurityHeaders security;

  public Server(Parts parts) {
    this.parts = parts;
    gate = new Gate(parts.access(), new Sessions(InstantSource.system()));
    security = new SecurityHeaders(parts.files().inlineScripts());
  }

  public HttpRouting.Builder routing() {
    Paths paths = new Paths();
    List<Route> routes = Catalogue.of(parts);
    byte[] document = Json.bytes(OpenApi.document(routes));
    String etag = Etags.of(document);
    routes.forEach(
        route ->
            paths.get(route.path(), Replies.of(request -> route.answer(read(route, request)))));
    paths.get("/api/openapi.json", Replies.of(_ -> Answer.json(document, etag)));
    sessions(paths);
    decisions(paths);
    paths.on(
        Method.GET,
        LiveRoute.PATH,
        new LiveRoute(parts.feed(), parts.model(), gate, parts.mostListeners()));
    HealthRoute health = new HealthRoute(parts.model());
    paths
        .on(Method.GET, "/metrics", new MetricsRoute(parts.metrics(), parts.metricsAccess()))
        .get("/health", Replies.of(_ -> health.live()))
        .get("/health/live", Replies.of(_ -> health.live()))
        .get("/health/ready", Replies.of(_ -> health.ready()));
    FileRoute files = new FileRoute(parts.files());
    HttpRouting.Builder routing = HttpRouting.builder().addFilter(security);
    paths.addTo(routing);
    return routing
        .get(Replies.of(files::answer))
        .head(Replies.of(files::answer))
        .any(Replies.of(files::refuse));
  }

  /** What is answered to requests that no route can read. */
  public DirectHandlers refusals() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, new Refusals(security));
    }
    return handlers.build();
  }

  private void sessions(Paths paths) {
    SessionRoutes sessions = new SessionRoutes(gate);
    paths
        .get(SessionRoutes.PATH, Replies.of(sessions::show))
        .on(
            Method.POST,
            SessionRoutes.PATH,
            (request, response) ->
                Replies.send(
                    request, response, Replies.guarded(() -> sessions.begin(request, response))))
        .on(
            Method.DELETE,
            SessionRoutes.PATH,
            (request, response) ->
                Replies.send(
                    request, response, Replies.guarded(() -> sessions.end(request, response))));
  }

  private void decisions(Paths paths) {
    ActionRoutes actions =
        new ActionRoutes(parts.definition(), parts.model(), gate, parts.actions());
    SilenceRoutes silences =
        new SilenceRoutes(
            parts.definition(), parts.model(), gate, parts.silences(), InstantSource.system());
    paths
        .on(Method.POST, "/api/actions", Replies.of(actions::put))
        .on(Method.DELETE, "/api/actions/{id}", Replies.of(actions::remove))
        .on(Method.POST, SilenceRoutes.PATH, Replies.of(silences::begin))
        .on(Method.DELETE, SilenceRoutes.PATH + "/{id}", Replies.of(silences::end));
  }

  private Request read(Route route, ServerRequest request) {
    Principal principal = gate.require(request, route.least());
    Map<String, String> path = new HashMap<>();
    Matcher names = NAME.matcher(route.path());
    while (names.find()) {
      path.put(names.group(1), request.path().pathParameters().get(names.group(1)));
    }
    Map<String, List<String>> given = new HashMap<>();
    UriQuery query = request.query();
    for (String name : query.names()) {
      given.put(name, query.all(name));
    }
    @Nullable String known = request.headers().first(HeaderNames.IF_NONE_MATCH).orElse(null);
    return new Request(
        path,
        Parameters.of(given, route.parameters()),
        known,
        principal,
        principal.role() == Role.VIEWER ? parts.hideBelow() : 0);
  }
}
