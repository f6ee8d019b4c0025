package io.journeyline.dashboard.api;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
import io.journeyline.dashboard.access.Sessions;
import io.journeyline.dashboard.customers.CustomerSource;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.DecisionLog;
import io.journeyline.dashboard.model.Model;
import io.journeyline.dashboard.model.ReadModel;
import io.journeyline.dashboard.web.WebFile;
import io.journeyline.dashboard.web.WebFiles;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.metrics.Health;
import io.journeyline.metrics.Metrics;
import io.journeyline.metrics.MetricsAccess;
import io.journeyline.metrics.MetricsRoute;
import io.journeyline.schemas.Action;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertSilence;
import io.journeyline.schemas.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the API, the pages and what the process tells of itself on paths. */
public final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");
  private static final long CACHE_BYTES = 12L << 20;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int MISTAKE = 500;
  private static final int UNAVAILABLE = 503;

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

  public Server(Parts parts) {
    this.parts = parts;
    gate = new Gate(parts.access(), new Sessions(InstantSource.system()));
  }

  /** All routes that answer with JSON. */
  List<Route> routes() {
    Model model = parts.model();
    JourneyDefinition definition = parts.definition();
    QuestionReader questions = new QuestionReader(definition, model.cells());
    Tables tables = new Tables(model.cells(), new Ranks(definition));
    RowsCache cache = new RowsCache(CACHE_BYTES);
    List<Route> routes = new ArrayList<>();
    Views.ALL.forEach(view -> routes.add(new TableRoute(view, model, questions, tables, cache)));
    routes.addAll(new FunnelRoutes(definition, model, questions).routes());
    routes.addAll(MapRoute.all(definition, model, questions));
    routes.add(new ProgressRoute(model));
    routes.add(new DefinitionsRoute(definition, model));
    routes.add(
        new RecordsRoute(
            "alerts",
            "Alerts, open and past, with what contributes most",
            Alert.getClassSchema(),
            Set.of("from", "to", "since", "changedAt", "watermark"),
            model));
    routes.add(
        new RecordsRoute(
            "alert-silences",
            "What keeps alerts from being delivered",
            AlertSilence.getClassSchema(),
            Set.of("from", "until"),
            model));
    routes.add(
        new RecordsRoute(
            ReadModel.VERDICTS,
            "What the last comparison with a recomputation found",
            Verdict.getClassSchema(),
            Set.of("at", "asOf", "watermark"),
            model));
    routes.add(new RejectedRoute(model));
    routes.addAll(new CustomerRoutes(parts.customers(), definition, model).routes());
    return routes;
  }

  public HttpRouting.Builder routing() {
    List<Route> routes = routes();
    byte[] document = Json.bytes(OpenApi.document(routes));
    HttpRouting.Builder routing =
        HttpRouting.builder().addFilter(new SecurityHeaders(parts.files().inlineScripts()));
    SessionRoutes sessions = new SessionRoutes(gate);
    ActionRoutes actions = new ActionRoutes(parts.definition(), gate, parts.actions());
    SilenceRoutes silences =
        new SilenceRoutes(
            parts.definition(), parts.model(), gate, parts.silences(), InstantSource.system());
    routes.forEach(route -> routing.get(route.path(), handler(route)));
    return routing
        .get("/api/openapi.json", (_, response) -> send(response, Answer.json(document, null)))
        .get(
            LiveRoute.PATH, new LiveRoute(parts.feed(), parts.model(), gate, parts.mostListeners()))
        .get(
            SessionRoutes.PATH,
            (request, response) -> send(response, guarded(() -> sessions.show(request))))
        .post(
            SessionRoutes.PATH,
            (request, response) -> send(response, guarded(() -> sessions.begin(request, response))))
        .delete(
            SessionRoutes.PATH,
            (request, response) -> send(response, guarded(() -> sessions.end(request, response))))
        .post(
            "/api/actions",
            (request, response) -> send(response, guarded(() -> actions.put(request))))
        .delete(
            "/api/actions/{id}",
            (request, response) -> send(response, guarded(() -> actions.remove(request))))
        .post(
            SilenceRoutes.PATH,
            (request, response) -> send(response, guarded(() -> silences.begin(request))))
        .delete(
            SilenceRoutes.PATH + "/{id}",
            (request, response) -> send(response, guarded(() -> silences.end(request))))
        .get("/metrics", new MetricsRoute(parts.metrics(), parts.metricsAccess()))
        .get("/health", (_, response) -> health(response, true))
        .get("/health/live", (_, response) -> health(response, true))
        .get("/health/ready", (_, response) -> health(response, parts.model().moment().complete()))
        .get(this::file)
        .any((_, response) -> send(response, Answer.problem(notAllowed())));
  }

  private void health(ServerResponse response, boolean well) {
    var moment = parts.model().moment();
    Health.Report report =
        new Health.Report(
            true,
            moment.complete(),
            moment.stale() ? "STALE" : moment.complete() ? "RUNNING" : "LOADING");
    byte[] body =
        Json.bytes(
            Json.MAPPER
                .createObjectNode()
                .put("status", "up")
                .put("ready", report.ready())
                .put("state", report.state()));
    send(response, new Answer(well ? OK : UNAVAILABLE, Json.CONTENT_TYPE, body, null));
  }

  private static ProblemException notAllowed() {
    return new ProblemException(NOT_ALLOWED, "not-allowed", "only GET is allowed here", null);
  }

  private Handler handler(Route route) {
    return (request, response) -> send(response, guarded(() -> route.answer(read(route, request))));
  }

  private static Answer guarded(Supplier<Answer> work) {
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

  static void send(ServerResponse response, Answer answer) {
    response.status(answer.status());
    response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    String etag = answer.etag();
    if (etag != null) {
      response.header(HeaderNames.ETAG, etag);
    }
    if (answer.status() == UNAUTHORIZED) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"journeyline\"");
    }
    if (answer.status() == NOT_MODIFIED) {
      response.send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, answer.contentType()).send(answer.body());
    }
  }

  private void file(ServerRequest request, ServerResponse response) {
    String path = request.path().rawPath();
    if (!path.startsWith("/api/") && !path.equals("/api")) {
      Optional<WebFile> file = parts.files().file(path);
      if (file.isPresent()) {
        send(request, response, file.get());
        return;
      }
    }
    send(
        response,
        Answer.problem(
            new ProblemException(
                NOT_FOUND,
                "no-such-path",
                "there is nothing here; /api/openapi.json says what there is",
                null)));
  }

  private static void send(ServerRequest request, ServerResponse response, WebFile file) {
    boolean known =
        request
            .headers()
            .first(HeaderNames.IF_NONE_MATCH)
            .filter(etag -> etag.equals(file.etag()))
            .isPresent();
    send(
        response,
        new Answer(known ? NOT_MODIFIED : OK, file.contentType(), file.content(), file.etag()));
  }
}
