package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.journeyline.dashboard.access.Access;
import io.journeyline.dashboard.access.TokenAccess;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.live.LiveFeed;
import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.ChannelFlowCounts;
import io.journeyline.schemas.ChannelFlowKey;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.DropOffCounts;
import io.journeyline.schemas.DropOffKey;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.HistogramBucket;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import io.journeyline.schemas.TransitionCounts;
import io.journeyline.schemas.TransitionKey;
import io.journeyline.schemas.VariantCounts;
import io.journeyline.schemas.VariantKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DEFINITION =
      """
      map: shop
      version: 1
      identity:
        types: [user_id]
      stages:
        - {id: look, timeout: P1D}
        - {id: buy}
      touchpoints:
        - {id: view, stage: look, event: View}
        - {id: order, stage: buy, event: Order, goal: true, owner: sales}
      segments:
        - {id: pro, where: "traits.plan == 'pro'"}
      funnels:
        - id: purchase
          window: P7D
          by: channel
          steps: [{id: view, touchpoint: view}, {id: order, touchpoint: order}]
      """;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private FilledModel model = new FilledModel(Path.of("target", "unused-dashboard"));
  private LiveFeed feed = new LiveFeed();
  private Access access = Access.OPEN;
  private int hideBelow;
  private Dashboard dashboard = dashboard();

  private Dashboard dashboard() {
    try {
      JourneyDefinition definition = DefinitionLoader.parse(DEFINITION, "test.yaml");
      return Dashboard.serve(
          new DashboardSettings("127.0.0.1", 0, 2, 8L << 20, access, hideBelow),
          definition,
          model,
          feed,
          new OneCustomer());
    } catch (io.journeyline.definition.DefinitionException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    stop();
    model = new FilledModel(folder);
    feed = new LiveFeed();
    fill();
    dashboard = dashboard();
  }

  @AfterEach
  void stop() {
    dashboard.close();
    model.close();
  }

  /** As if tokens had been set up. */
  private void startWithTokens(int smallest) throws Exception {
    dashboard.close();
    feed = new LiveFeed();
    access =
        TokenAccess.of(
            List.of(
                "viewer board viewer-token-0123456789",
                "# people who look at single customers",
                "analyst care analyst-token-0123456789",
                "owner lead owner-token-0123456789"),
            "tokens");
    hideBelow = smallest;
    dashboard = dashboard();
  }

  private HttpResponse<String> as(String role, String path) throws Exception {
    return get(path, "Authorization", "Bearer " + role + "-token-0123456789");
  }

  @Test
  void shouldAskForATokenWhereThereAreSome() throws Exception {
    startWithTokens(0);

    for (String path : List.of("/api/stages", "/api/live", "/api/session", "/api/progress")) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate")).isPresent();
    }
    assertThat(as("wrong", "/api/stages").statusCode()).isEqualTo(401);
    assertThat(as("viewer", "/api/stages").statusCode()).isEqualTo(200);
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/api/openapi.json").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldShowSingleCustomersToAnalystsOnly() throws Exception {
    startWithTokens(0);
    String path = "/api/customers?identifier=email:ada@example.com";

    assertThat(as("viewer", path).statusCode()).isEqualTo(403);
    HttpResponse<String> found = as("analyst", path);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(found.body()).path("customerId").asText())
        .isEqualTo(OneCustomer.ADA.customerId());
    assertThat(as("owner", "/api/customers/" + OneCustomer.ADA.customerId()).statusCode())
        .isEqualTo(200);
    assertThat(as("owner", "/api/customers/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(as("owner", "/api/customers/ada").statusCode()).isEqualTo(400);
    assertThat(as("owner", "/api/customers?identifier=ada").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldHideSmallCellsFromViewersOnly() throws Exception {
    startWithTokens(4);

    JsonNode viewer = JSON.readTree(as("viewer", "/api/stages").body());
    assertThat(viewer.path("rows")).hasSize(1);
    assertThat(viewer.path("hidden").asInt()).isEqualTo(1);
    JsonNode owner = JSON.readTree(as("owner", "/api/stages").body());
    assertThat(owner.path("rows")).hasSize(2);
    assertThat(as("viewer", "/api/stages").headers().firstValue("etag"))
        .isNotEqualTo(as("owner", "/api/stages").headers().firstValue("etag"));
  }

  @Test
  void shouldLetABrowserSignInAndOut() throws Exception {
    startWithTokens(0);
    HttpResponse<String> signedIn =
        session("POST", "Authorization", "Bearer analyst-token-0123456789");
    assertThat(signedIn.statusCode()).isEqualTo(200);
    String set = signedIn.headers().firstValue("set-cookie").orElseThrow();
    assertThat(set).contains("HttpOnly", "SameSite=Strict");
    String cookie = set.substring(0, set.indexOf(';'));

    HttpResponse<String> me = get("/api/session", "Cookie", cookie);
    assertThat(JSON.readTree(me.body()).path("role").asText()).isEqualTo("analyst");
    assertThat(get("/api/stages", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(
            session("POST", "Cookie", cookie, "Origin", "https://elsewhere.example").statusCode())
        .isEqualTo(403);
    assertThat(session("DELETE", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(get("/api/stages", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> session(String method, String... headers) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/api/session"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .headers(headers)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void fill() {
    for (String day : List.of("2026-01-30", "2026-02-01", "*")) {
      long n = day.equals("*") ? 2 : 1;
      model.put(
          Aggregates.STAGES,
          new StageKey("shop", 1, "all", "look", day),
          new StageCounts(
              10 * n, 4 * n, n, 2 * n, 3 * n, 0L, 5L, List.of(new HistogramBucket(64L, 7 * n))));
      model.put(
          Aggregates.STAGES,
          new StageKey("shop", 1, "all", "buy", day),
          new StageCounts(4 * n, 0L, 0L, 0L, 4 * n, 2 * n, 3L, List.of()));
      model.put(
          Aggregates.TRANSITIONS,
          new TransitionKey("shop", 1, "all", "look", "buy", day),
          new TransitionCounts(4 * n, 3L, List.of(new HistogramBucket(64L, 4 * n))));
      model.put(
          Aggregates.TRANSITIONS,
          new TransitionKey("shop", 1, "all", "look", "DROP", day),
          new TransitionCounts(2 * n, 2L, List.of(new HistogramBucket(64L, 2 * n))));
      model.put(
          Aggregates.CHANNEL_FLOWS,
          new ChannelFlowKey("shop", 1, "all", "web", "email", day),
          new ChannelFlowCounts(3 * n, 3L, List.of(new HistogramBucket(100L, 3 * n))));
      model.put(
          Aggregates.DROP_OFFS,
          new DropOffKey("shop", 1, "all", "look", "view", "web", day),
          new DropOffCounts(2 * n, 2L));
      for (String channel : List.of("web", "email")) {
        model.put(
            Aggregates.TOUCHPOINT_STATS,
            new TouchpointStatKey("shop", 1, "all", "view", "look", channel, day),
            new TouchpointStatCounts(
                10 * n, 5L, 0L, 2 * n, 4 * n, -8000 * n, 90_000_000L * n, 3 * n, Map.of("nps", n)));
      }
      for (String by : List.of("web", "email")) {
        model.put(
            Aggregates.FUNNELS,
            new FunnelKey("shop", 1, "all", "purchase", by, day),
            new FunnelCounts(
                10 * n,
                List.of(10 * n, 4 * n),
                4 * n,
                n,
                List.of(5 * n, 0L),
                List.of(new HistogramBucket(128L, 4 * n)),
                List.of(List.of(), List.of(new HistogramBucket(128L, 4 * n)))));
      }
      model.put(
          Aggregates.VARIANTS,
          new VariantKey("shop", 1, "all", "look>buy", day),
          new VariantCounts(3 * n, 3L, 2 * n, List.of(new HistogramBucket(128L, 3 * n))));
      model.put(
          Aggregates.VARIANTS,
          new VariantKey("shop", 1, "all", "look", day),
          new VariantCounts(n, 1L, 0L, List.of(new HistogramBucket(0L, n))));
    }
    long time = 1_772_323_200_000L;
    model.put(
        Alert.newBuilder()
            .setId("drops/web")
            .setMap("shop")
            .setVersion(1)
            .setRule("drops")
            .setKind("threshold")
            .setMetric("dropRate of look")
            .setDimensions(Map.of("channel", "web"))
            .setSeverity("warning")
            .setState(AlertState.FIRING)
            .setFrom(time)
            .setTo(time)
            .setSince(time)
            .setChangedAt(time)
            .setWatermark(time)
            .setN(20)
            .setCounted(9)
            .setValue(0.45)
            .setShares(List.of(new AlertShare("touchpoint", "view", 9L, 6L, 2.0, 0.75)))
            .setExamples(List.of("c1"))
            .build());
    model.put(
        Aggregates.COUNTS,
        new CountKey("shop", 1, "accepted", "web", "", "2026-01-30"),
        new CountValue(9L));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
            .timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Test
  void shouldAnswerAsItsOwnDocumentSays() throws Exception {
    JsonNode document = json("/api/openapi.json");
    SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    List<String> paths = new ArrayList<>();
    document.path("paths").fieldNames().forEachRemaining(paths::add);
    assertThat(paths)
        .contains(
            "/api/stages",
            "/api/transitions",
            "/api/funnels",
            "/api/funnels/{id}",
            "/api/drop-offs",
            "/api/touchpoints",
            "/api/variants",
            "/api/channel-flows",
            "/api/counts",
            "/api/progress",
            "/api/definitions",
            "/api/live");
    paths.remove("/api/live");
    paths.remove("/api/actions/{id}");
    paths.remove("/api/alerts/silences");
    paths.remove("/api/alerts/silences/{id}");
    for (String path : paths) {
      JsonNode schema =
          document.at(
              "/paths/%s/get/responses/200/content/application~1json/schema"
                  .formatted(path.replace("/", "~1")));
      assertThat(schema.isObject()).as(path).isTrue();
      Schema compiled = schemas.getSchema(schema.toString(), InputFormat.JSON);
      for (String query : List.of("", "?from=2026-01-30&to=2026-02-01", "?grain=day")) {
        String asked =
            path.startsWith("/api/customers")
                ? path.replace("{id}", OneCustomer.ADA.customerId())
                    + (path.endsWith("}") ? "" : "?identifier=email:ada@example.com")
                : path.replace("{id}", "purchase") + query;
        HttpResponse<String> answer = get(asked);
        if (answer.statusCode() == 200) {
          assertThat(compiled.validate(answer.body(), InputFormat.JSON))
              .as("%s%s: %s", path, query, answer.body())
              .isEmpty();
        } else {
          assertThat(query).as("%s: %s", asked, answer.body()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void shouldAddUpAPeriodAndLeaveCustomersOpen() throws Exception {
    JsonNode answer = json("/api/stages?from=2026-01-30&to=2026-02-01");

    JsonNode look = answer.path("rows").get(0);
    assertThat(look.path("stage").asText()).isEqualTo("look");
    assertThat(look.path("entered").asLong()).isEqualTo(20);
    assertThat(look.path("dwellP50").asLong()).isEqualTo(64);
    assertThat(look.path("customers").isNull()).isTrue();
    assertThat(look.path("dropRate").path("value").asDouble()).isEqualTo(0.285714);
    assertThat(answer.path("asOf").asText()).isEqualTo("2026-03-01T00:00:00.000Z");
    assertThat(answer.path("lag").asLong()).isEqualTo(3);
  }

  @Test
  void shouldTellCustomersOfADayAndOfAllDays() throws Exception {
    assertThat(json("/api/stages").at("/rows/0/customers").asLong()).isEqualTo(5);
    assertThat(json("/api/stages?from=2026-02-01&to=2026-02-01").at("/rows/0/customers").asLong())
        .isEqualTo(5);
  }

  @Test
  void shouldShowEachDay() throws Exception {
    JsonNode rows = json("/api/drop-offs?grain=day").path("rows");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("day").asText()).isEqualTo("2026-01-30");
    assertThat(rows.get(1).path("customers").asLong()).isEqualTo(2);
  }

  @Test
  void shouldKeepToOneChannel() throws Exception {
    JsonNode rows = json("/api/touchpoints?channel=email").path("rows");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("meanScore").asDouble()).isEqualTo(-0.2);
    assertThat(rows.get(0).path("feedback").path("nps").asLong()).isEqualTo(2);
  }

  @Test
  void shouldPutFrequentVariantsFirstAndTellWhatIsLeftOut() throws Exception {
    JsonNode answer = json("/api/variants?limit=1");

    assertThat(answer.path("rows")).hasSize(1);
    assertThat(answer.at("/rows/0/variant").asText()).isEqualTo("look>buy");
    assertThat(answer.at("/rows/0/share/value").asDouble()).isEqualTo(0.75);
    assertThat(answer.path("omitted").asInt()).isEqualTo(1);
  }

  @Test
  void shouldBreakAFunnelDown() throws Exception {
    JsonNode answer = json("/api/funnels/purchase");

    assertThat(answer.at("/total/entered").asLong()).isEqualTo(40);
    assertThat(answer.at("/total/dropped").asLong()).isEqualTo(20);
    assertThat(answer.at("/total/steps/1/reached").asLong()).isEqualTo(16);
    assertThat(answer.path("rows")).hasSize(2);
    assertThat(json("/api/funnels/purchase?by=web").path("rows")).hasSize(1);
  }

  @Test
  void shouldLetOwnersDecideOnly() throws Exception {
    startWithTokens(0);
    String good =
        "{\"id\":\"a1\",\"about\":\"target.t\",\"what\":\"call\",\"start\":\"2026-02-16\"}";

    assertThat(post("viewer", "/api/actions", good).statusCode()).isEqualTo(403);
    assertThat(post("analyst", "/api/actions", good).statusCode()).isEqualTo(403);
    assertThat(post("owner", "/api/actions", good).statusCode())
        .as("no topic to write to")
        .isEqualTo(501);
    for (String bad :
        List.of(
            "",
            "[]",
            "{",
            good.replace("a1", "A 1"),
            good.replace("call", ""),
            good.replace("2026-02-16", "soon"),
            good.replace("call", "x".repeat(3_000)))) {
      assertThat(post("owner", "/api/actions", bad).statusCode()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void shouldLetOwnersSilenceAlertsOnly() throws Exception {
    startWithTokens(0);
    String path = "/api/alerts/silences";
    String good =
        "{\"for\":\"PT2H\",\"reason\":\"deployment\",\"dimensions\":{\"channel\":\"web\"}}";

    assertThat(post("viewer", path, good).statusCode()).isEqualTo(403);
    assertThat(post("analyst", path, good).statusCode()).isEqualTo(403);
    assertThat(post("owner", path, good).statusCode()).as("no topic to write to").isEqualTo(501);
    for (String bad :
        List.of(
            "",
            "[]",
            good.replace("PT2H", "two hours"),
            good.replace("PT2H", "-PT2H"),
            good.replace("PT2H", "P31D"),
            good.replace("deployment", ""),
            good.replace("\"channel\"", "\"weather\""),
            good.replace("\"web\"", "7"),
            good.replace("{\"for", "{\"rule\":\"nobody_knows\",\"for"))) {
      assertThat(post("owner", path, bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(send("owner", path + "/s1", HttpRequest.Builder::DELETE).statusCode())
        .as("no such silence")
        .isEqualTo(404);
    assertThat(send("viewer", path + "/s1", HttpRequest.Builder::DELETE).statusCode())
        .isEqualTo(403);
  }

  private HttpResponse<String> post(String role, String path, String body) throws Exception {
    return send(role, path, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(
      String role, String path, UnaryOperator<HttpRequest.Builder> method) throws Exception {
    return client.send(
        method
            .apply(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                    .header("Authorization", "Bearer " + role + "-token-0123456789")
                    .header("Content-Type", "application/json"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldTellAlertsWithTheirTimes() throws Exception {
    JsonNode alert = json("/api/alerts").at("/rows/0");

    assertThat(alert.path("state").asText()).isEqualTo("FIRING");
    assertThat(alert.path("since").asText()).isEqualTo("2026-03-01T00:00:00.000Z");
    assertThat(alert.path("dimensions").path("channel").asText()).isEqualTo("web");
    assertThat(alert.at("/shares/0/share").asDouble()).isEqualTo(0.75);
    assertThat(alert.path("expected").isNull()).isTrue();
    assertThat(json("/api/alert-silences").path("rows")).isEmpty();
  }

  @Test
  void shouldTellAnalystsOnlyWhomAnAlertConcerns() throws Exception {
    startWithTokens(0);

    assertThat(send("analyst", "/api/alerts", HttpRequest.Builder::GET).body())
        .contains("\"examples\":[\"c1\"]");
    assertThat(send("viewer", "/api/alerts", HttpRequest.Builder::GET).body())
        .contains("\"examples\":[]");
  }

  @Test
  void shouldCompareTwoPeriodsOfAFunnel() throws Exception {
    JsonNode same =
        json(
            "/api/funnels/purchase/comparison?from=2026-01-30&to=2026-01-30"
                + "&otherFrom=2026-02-01&otherTo=2026-02-01");
    assertThat(same.at("/conversion/value").asDouble()).isZero();
    assertThat(same.at("/conversion/significant").asBoolean()).isFalse();
    assertThat(same.at("/conversion/p").asDouble()).isEqualTo(1);
    JsonNode empty =
        json("/api/funnels/purchase/comparison?otherFrom=2020-01-30&otherTo=2020-01-30");
    assertThat(empty.path("conversion").isNull()).isTrue();
    assertThat(get("/api/funnels/purchase/comparison?otherSegment=nobody").statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldSayTheSameAsCsv() throws Exception {
    HttpResponse<String> csv = get("/api/stages?format=csv");

    assertThat(csv.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(csv.body().lines())
        .startsWith(
            "stage,entered,advanced,returned,dropped,open,converted,customers,dwellP50,dwellP90,"
                + "dropRate,dropRateLow,dropRateHigh,conversionRate,conversionRateLow,"
                + "conversionRateHigh")
        .element(1)
        .asString()
        .startsWith("look,20,8,2,4,6,0,5,64,64,0.285714,");
  }

  @Test
  void shouldAnswerWithoutABodyWhenNothingChanged() throws Exception {
    String etag = get("/api/stages").headers().firstValue("etag").orElseThrow();

    HttpResponse<String> same = get("/api/stages", "If-None-Match", etag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    model.put(
        Aggregates.STAGES,
        new StageKey("shop", 1, "all", "buy", "*"),
        new StageCounts(5L, 0L, 0L, 0L, 5L, 2L, 3L, List.of()));
    assertThat(get("/api/stages", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayWhenItIsStale() throws Exception {
    model.becomeStale();

    assertThat(json("/api/stages").path("stale").asBoolean()).isTrue();
    assertThat(get("/health").body()).contains("STALE");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/stages?day=2026-01-01, 400, day",
    "/api/stages?from=2026-01-01, 400, to",
    "/api/stages?from=2026-02-30&to=2026-03-01, 400, from",
    "/api/stages?from=2026-02-02&to=2026-02-01, 400, from",
    "/api/stages?from=0001-01-01&to=2026-02-01, 400, from",
    "/api/stages?from=2026-01-01&to=+999999999-12-31, 400, to",
    "/api/stages?grain=hour, 400, grain",
    "/api/stages?format=xml, 400, format",
    "/api/stages?channel=web, 400, channel",
    "/api/stages?version=one, 400, version",
    "/api/stages?version=-1, 400, version",
    "/api/stages?version=7, 404, version",
    "/api/stages?segment=nobody, 404, segment",
    "/api/stages?segment=all&segment=pro, 400, segment",
    "/api/touchpoints?channel=fax, 404, channel",
    "/api/variants?limit=0, 400, limit",
    "/api/variants?limit=99999999999, 400, limit",
    "/api/funnels/nope, 404, id",
    "/api/progress?from=2026-01-01, 400, from"
  })
  void shouldSayWhichParameterIsWrong(String path, int status, String parameter) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).startsWith(parameter + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"segment", "channel", "from", "to", "version", "grain", "format", "by"})
  void shouldRefuseInjectionInEveryParameter(String parameter) throws Exception {
    for (String evil :
        List.of(
            "%27%20OR%201%3D1--",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "..%2F..%2Fetc%2Fpasswd",
            "%00",
            "%0d%0aSet-Cookie:%20x=1",
            "%F0%9F%92%A3".repeat(60),
            "$%7Bjndi:ldap:%2F%2Fx%7D")) {
      String path = parameter.equals("channel") ? "touchpoints" : "funnels/purchase";
      HttpResponse<String> response = get("/api/%s?%s=%s".formatted(path, parameter, evil));

      if (parameter.equals("by") && response.statusCode() == 200) {
        assertThat(JSON.readTree(response.body()).path("rows")).as(evil).isEmpty();
      } else {
        assertThat(response.statusCode()).as(evil).isIn(400, 404);
      }
      assertThat(response.headers().map()).doesNotContainKey("set-cookie");
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .doesNotStartWith("text/html");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/api/",
        "/..%2f..%2fpom.xml",
        "/%2e%2e/logback.xml",
        "/modules/../../../META-INF/MANIFEST.MF",
        "/io/journeyline/dashboard/Dashboard.class",
        "/index.html%00.js"
      })
  void shouldHaveNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void shouldServeThePageForEveryView() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>");
    assertThat(get("/funnels").body()).isEqualTo(page.body());
    String etag = page.headers().firstValue("etag").orElseThrow();
    assertThat(get("/", "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/stages", "/api/nothing", "/health"})
  void shouldTellBrowsersWhatToRefuse(String path) throws Exception {
    Map<String, List<String>> headers = get(path).headers().map();

    assertThat(headers)
        .containsKeys(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "permissions-policy");
    assertThat(headers.get("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void shouldAllowNothingButReading() throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + dashboard.port() + "/api/stages"))
                .DELETE()
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(405);
  }

  @Test
  void shouldTellAtOnceWhatChanged() throws Exception {
    try (Listener listener = new Listener(null)) {
      assertThat(listener.next()).contains("event: hello");
      feed.changed(Set.of("stages"), model.moment());
      String change = listener.next();
      assertThat(change).contains("event: change", "\"changed\":[\"stages\"]", "\"asOf\":\"2026");

      feed.changed(Set.of("variants"), model.moment());
      listener.next();
      String id = change.lines().filter(line -> line.startsWith("id: ")).findFirst().orElseThrow();
      try (Listener back = new Listener(id.substring("id: ".length()))) {
        assertThat(back.next()).contains("retry:");
        assertThat(back.next()).contains("event: change", "variants").doesNotContain("stages");
      }
    }
  }

  @Test
  void shouldSayWhatCannotBeResumed() throws Exception {
    try (Listener listener = new Listener("another-7")) {
      assertThat(listener.next()).contains("event: reset");
    }
  }

  @Test
  void shouldRefuseListenersBeyondTheLimit() throws Exception {
    try (Listener one = new Listener(null);
        Listener two = new Listener(null)) {
      one.next();
      two.next();
      HttpResponse<String> third = get("/api/live");
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("retry-after")).isPresent();
    }
  }

  /** A client of the live events. */
  private final class Listener implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;

    Listener(@org.jspecify.annotations.Nullable String lastId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/api/live"));
      if (lastId != null) {
        request.header("Last-Event-ID", lastId);
      }
      body = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body();
      lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next event, without comments. */
    String next() throws Exception {
      StringBuilder event = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !event.isEmpty()) {
          return event.toString();
        }
        if (!line.isEmpty() && !line.startsWith(":")) {
          event.append(line).append('\n');
        }
      }
      return event.toString();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
