package io.journeyline.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages in a browser, at the real server, with the numbers of a simulated shop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
  private static final Logger LOG = LoggerFactory.getLogger(PagesIT.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PURCHASE = "/funnels/purchase";
  private static final String CUSTOMER = "/customers/" + SimulatedShop.CUSTOMER;
  private static final int PATIENCE = 20_000;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 860;

  private Path folder = Path.of("target");
  private final HttpClient client = HttpClient.newHttpClient();
  private Browser browser;
  private SimulatedShop shop;
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> hosts = new java.util.TreeSet<>();

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    browser = Browser.start();
    shop = SimulatedShop.filled(folder.resolve("filled"));
  }

  @AfterAll
  void end() {
    if (shop != null) {
      shop.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openBrowser() {
    use(ColorScheme.LIGHT, WIDTH, HEIGHT);
  }

  private void use(ColorScheme scheme, int width, int height) {
    if (context != null) {
      context.close();
    }
    complaints.clear();
    hosts.clear();
    context =
        browser
            .chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setColorScheme(scheme)
                    .setAcceptDownloads(true));
    context.setDefaultTimeout(PATIENCE);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  static Stream<String> pages() {
    return Stream.of("/map", "/flow", PURCHASE, "/drop-offs", CUSTOMER, "/actions", "/pipeline");
  }

  private void open(String path) {
    open(shop, path);
  }

  private void open(SimulatedShop of, String path) {
    page.navigate(of.address() + path);
    settle();
  }

  /** Until nothing is being read any more. */
  private void settle() {
    page.waitForFunction(
        """
        () => document.querySelector('main h1')
          && !document.querySelector('[data-state=loading], [aria-busy=true]')
          && [...document.querySelectorAll('jl-chart')].every((it) => it.hasAttribute('drawn'))
        """,
        null,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
  }

  private JsonNode api(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path));
  }

  private String text(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(shop.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLoadWithoutComplaintAndFromNowhereElse(String path) {
    open(path);

    assertThat(page.locator("main h1")).isVisible();
    assertThat(page.locator("[data-state=live]")).isVisible();
    assertThat(complaints)
        .filteredOn(complaint -> !complaint.contains("404 (Not Found)"))
        .isEmpty();
    assertThat(hosts).containsExactly(URI.create(shop.address()).getAuthority());
  }

  /** What the numbers of a page are taken from, where the page does not say it beside them. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/map",
          "/api/map",
          "/flow",
          "/api/transitions",
          PURCHASE,
          "/api/funnels/purchase",
          "/drop-offs",
          "/api/drop-offs",
          CUSTOMER,
          "/api" + CUSTOMER,
          "/actions",
          "/api/map",
          "/pipeline",
          "/api/progress");

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("transitions", "/api/transitions"),
          Map.entry("channel-flows", "/api/channel-flows"),
          Map.entry("variants", "/api/variants?limit=200"),
          Map.entry("funnel", "/api/funnels/purchase"),
          Map.entry("drop-offs", "/api/drop-offs"),
          Map.entry("stages", "/api/stages"),
          Map.entry("counts", "/api/counts"),
          Map.entry("progress", "/api/progress"),
          Map.entry("comparison", "/api/funnels/purchase/comparison?segment=pro"),
          Map.entry("verdicts", "/api/verdicts"),
          Map.entry("alerts", "/api/alerts"),
          Map.entry("actions", "/api/actions"),
          Map.entry("rejected", "/api/rejected"),
          Map.entry("customer", "/api" + CUSTOMER));

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowEveryNumberAsTheApiGivesIt(String path) throws Exception {
    open(path);
    page.evaluate("() => document.querySelectorAll('details').forEach((it) => (it.open = true))");

    assertNumbers(path, path.equals("/map") ? 100 : 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stage:decision",
        "touchpoint:product_page:mobile",
        "channel:email",
        "target:few_lost_carts"
      })
  void shouldShowWhatIsBehindANumberAsTheApiGivesIt(String place) throws Exception {
    open("/map?open=" + place);

    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    assertThat(page.locator("dialog data")).not().hasCount(0);
    assertNumbers("/map", 100);
  }

  private void assertNumbers(String path, int least) throws Exception {
    List<?> figures =
        (List<?>)
            page.evaluate(
                """
                () => [...document.querySelectorAll('main data[data-path]')].map((it) => [
                  it.closest('[data-answer]')?.dataset.answer ?? '', it.dataset.path,
                  it.getAttribute('value'), it.textContent.trim()])
                """);
    assertThat(figures).as("figures on %s", path).hasSizeGreaterThanOrEqualTo(least);
    Map<String, JsonNode> answers = new java.util.HashMap<>();
    for (Object figure : figures) {
      List<?> parts = (List<?>) figure;
      String answer =
          parts.getFirst().equals("")
              ? Objects.requireNonNull(ANSWERS.get(path))
              : Objects.requireNonNull(NAMED.get((String) parts.getFirst()));
      if (!answers.containsKey(answer)) {
        answers.put(answer, api(answer));
      }
      String at = "/" + ((String) parts.get(1)).replace('.', '/');
      JsonNode value = Objects.requireNonNull(answers.get(answer)).at(at);
      assertThat(value.isMissingNode()).as("%s%s", answer, at).isFalse();
      assertThat(parts.get(2)).as("%s%s", answer, at).isEqualTo(value.isNull() ? "" : plain(value));
      assertWritten(answer + at, value, (String) parts.get(3));
    }
  }

  /** As scripts write numbers. */
  private static String plain(JsonNode value) {
    double number = value.asDouble();
    return number == Math.rint(number)
        ? String.valueOf((long) number)
        : new java.math.BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
  }

  /** What is shown is the value, rounded as far as it is shown. */
  private static void assertWritten(String place, JsonNode value, String shown) {
    String number = shown.replaceAll("[,+\\s\u00a0%]", "").replace('−', '-');
    if (value.isNull()) {
      assertThat(shown).as(place).isEqualTo("–");
    } else if (shown.endsWith("%")) {
      double off = number.contains(".") ? 0.0501 : 0.501;
      assertThat(Math.abs(Double.parseDouble(number) - 100 * value.asDouble()))
          .as("%s shown as %s", place, shown)
          .isLessThan(off);
    } else if (place.endsWith("/score")) {
      assertThat(Long.parseLong(number)).as(place).isEqualTo(Math.round(value.asLong() / 100.0));
    } else if (Pattern.matches("-?\\d+", number) && value.isIntegralNumber()) {
      assertThat(Long.parseLong(number)).as(place).isEqualTo(value.asLong());
    }
  }

  /** The target is 1.5 s; a test on a busy machine only says how long it took. */
  @Test
  void shouldShowTheMapSoonAfterItWasAskedFor() {
    long began = System.nanoTime();
    page.navigate(shop.address() + "/map");
    page.locator(".cell.stage data[data-path='stages.0.entered']").waitFor();
    page.locator("a[data-open='stage:awareness']").first().click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    LOG.info(
        "The map answered to a click {} ms after a browser without a cache asked for it",
        (System.nanoTime() - began) / 1_000_000);
  }

  @Test
  void shouldGoFromPageToPageWithThePersonaAndBack() {
    open("/map");
    page.locator("select[name=segment]").selectOption("pro");
    settle();
    for (String name :
        List.of("Flow", "Funnels", "Drop-offs", "Customer", "Actions", "Pipeline", "Map")) {
      page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
          .click();
      settle();
      assertThat(page).hasURL(Pattern.compile("segment=pro"));
      assertThat(page.locator("nav a[aria-current=page]")).containsText(name);
    }
    page.goBack();
    settle();
    assertThat(page.locator("main h1")).hasText("Pipeline");
  }

  @Test
  void shouldOpenAndCloseTheEvidenceByKeyboard() {
    open("/map");
    Locator stage = page.locator("a[data-open='stage:decision']").first();
    stage.focus();
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Went on");
    assertThat(page).hasURL(Pattern.compile("open=stage%3Adecision"));

    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page).not().hasURL(Pattern.compile("open="));
  }

  @Test
  void shouldRestoreAViewFromItsLink() throws Exception {
    open("/drop-offs?from=2026-01-10&to=2026-02-09&segment=pro&channel=mobile");

    assertThat(page.locator("select[name=period]")).hasValue("custom");
    assertThat(page.locator("input[name=from]")).hasValue("2026-01-10");
    assertThat(page.locator("select[name=segment]")).hasValue("pro");
    assertThat(page.locator("select[name=channel]")).hasValue("mobile");
    JsonNode rows =
        api("/api/drop-offs?from=2026-01-10&to=2026-02-09&segment=pro&channel=mobile").get("rows");
    assertThat(page.locator("jl-table[data-answer=drop-offs] tbody tr"))
        .hasCount(Math.min(20, rows.size()));
  }

  @Test
  void shouldShowANewNumberWithoutALoad() throws Exception {
    try (SimulatedShop own = SimulatedShop.filled(folder.resolve("live"))) {
      open(own, "/map");
      page.evaluate("() => (window.loadedOnce = true)");
      Locator entered = page.locator(".cell.stage data[data-path='stages.0.entered']");
      long before = Long.parseLong(entered.getAttribute("value"));

      own.enter("awareness", before + 7);

      assertThat(entered).hasAttribute("value", String.valueOf(before + 7));
      assertThat(page.evaluate("() => window.loadedOnce")).isEqualTo(true);
    }
  }

  @Test
  void shouldFillAnEmptyMapWhenTheFirstTouchpointsArrive() throws Exception {
    try (SimulatedShop own = SimulatedShop.empty(folder.resolve("empty"))) {
      open(own, "/map");
      assertThat(page.locator("[data-state=empty]")).containsText("No touchpoints yet");
      for (String path : List.of("/flow", PURCHASE, "/drop-offs", "/pipeline")) {
        open(own, path);
        assertThat(page.locator("[data-state=empty]").first()).isVisible();
      }
    }
  }

  @Test
  void shouldSayThatNumbersAreOutOfDateAndRecoverByItself() throws Exception {
    try (SimulatedShop own = SimulatedShop.filled(folder.resolve("stale"))) {
      open(own, "/map");
      own.model().becomeStale();
      own.tell(Set.of());

      assertThat(page.locator(".status[data-state=stale]")).containsText("Out of date");
      assertThat(page.locator("[data-notice=stale]")).containsText("last known numbers");
      Locator entered = page.locator(".cell.stage data[data-path='stages.0.entered']");
      long before = Long.parseLong(entered.getAttribute("value"));

      own.model().recover();
      own.enter("awareness", before + 3);

      assertThat(page.locator(".status[data-state=live]")).isVisible();
      assertThat(page.locator("[data-notice]")).hasCount(0);
      assertThat(entered).hasAttribute("value", String.valueOf(before + 3));
    }
  }

  @Test
  void shouldRecoverByItselfWhenTheServerDoesNotAnswerForAWhile() {
    page.route("**/api/map*", route -> route.abort());
    page.navigate(shop.address() + "/map");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The dashboard does not answer");

    page.unroute("**/api/map*");
    assertThat(page.locator(".map")).isVisible();
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/map?segment=nobody",
        "/flow?from=2026-02-30&to=2026-03-01",
        "/funnels/none",
        "/drop-offs?channel=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "/customers/ffffffffffffffffffffffffffffffff"
      })
  void shouldSayWhatIsWrongWithAQuestion(String path) {
    open(path);

    assertThat(page.locator("[data-state=error]").first()).isVisible();
    assertThat(complaints).noneMatch(it -> it.contains("Content Security Policy"));
  }

  @Test
  void shouldFindACustomerByIdentifierAndKeepItOutOfTheAddress() {
    open("/customers");
    page.locator("input[name=identifier]").fill("email:nobody@example.com");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("this is no customer");

    page.locator("input[name=identifier]").fill("ada@example.com");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*" + CUSTOMER));
    assertThat(page.locator("jl-table[name=links] tbody tr")).hasCount(2);
    assertThat(page.url()).doesNotContain("ada");
  }

  /** Of each page, something that is only in its picture, and a table. */
  static Stream<Object[]> exports() {
    return Stream.of(
        new Object[] {"/map?segment=pro", "Advocacy", "Stages", "stage,entered"},
        new Object[] {"/flow?segment=pro", "Ways taken", "Transitions", "from,to"},
        new Object[] {PURCHASE + "?segment=pro", "reached it", "This funnel", "funnel,by"},
        new Object[] {"/drop-offs?segment=pro", "What contributes", "Drop-offs", "stage,"},
        new Object[] {CUSTOMER, "Why this is one person", "Touchpoints", "number,occurredAt"},
        new Object[] {"/actions?segment=pro", "Under way", "Actions", "id,about"},
        new Object[] {"/pipeline", "Verification", "Counts", "source,"});
  }

  @ParameterizedTest
  @MethodSource("exports")
  void shouldSaveAViewAsPictureThatSaysWhatItIsAndItsNumbersAsATable(
      String path, String shown, String table, String columns) throws Exception {
    open(path);
    String title = page.locator("main h1").textContent();

    byte[] png = saved("Picture (PNG)");
    assertThat(png).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(20_000);
    String svg = utf8(saved("Picture (SVG)"));
    assertThat(svg).startsWith("<svg").contains("<h1>" + title, shown, "as of 5");
    if (path.contains("segment=pro")) {
      assertThat(svg).contains("· Pro ·");
    }
    assertThat(utf8(saved(table + " (CSV)"))).contains(columns);
  }

  @Test
  void shouldSaveATableAsTheApiGivesIt() throws Exception {
    open("/map");
    assertThat(utf8(saved("Stages (CSV)"))).isEqualTo(text("/api/stages?format=csv"));
    assertThat(page.locator("jl-export [role=status]")).hasText("Table saved.");
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private byte[] saved(String item) throws IOException {
    page.locator("jl-export summary").click();
    Download download =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(item)).click());
    return Files.readAllBytes(download.path());
  }

  @Test
  void shouldCompareAFunnelWithAnotherGroupAsTheApiDoes() throws Exception {
    open(PURCHASE);
    page.locator("select[name=vs]").selectOption("segment:pro");

    assertThat(page.locator(".compare")).containsText("95 % interval");
    assertThat(page).hasURL(Pattern.compile("vs=segment%3Apro"));
    assertThat(page.locator(".compare data")).hasCount(3);
    assertNumbers(PURCHASE, 3);
  }

  @Test
  void shouldCompareAFunnelWithAnyOtherPeriodAndRestoreItFromTheLink() throws Exception {
    open(PURCHASE + "?vs=days:2026-01-10:2026-01-31");

    assertThat(page.locator("select[name=vs]")).hasValue("days");
    assertThat(page.locator("input[name=vsFrom]")).hasValue("2026-01-10");
    JsonNode asked = api("/api/funnels/purchase/comparison?from=2026-01-10&to=2026-01-31");
    assertThat(page.locator(".compare data[data-path='conversion.value']"))
        .hasAttribute("value", asked.at("/conversion/value").asText());

    page.locator("input[name=vsTo]").fill("2026-02-10");
    assertThat(page).hasURL(Pattern.compile("vs=days%3A2026-01-10%3A2026-02-10"));
  }

  @Test
  void shouldShowOfEachStepWhoIsPendingAndWhoDropped() throws Exception {
    open(PURCHASE);

    JsonNode total = api("/api" + PURCHASE).get("total");
    Object pending =
        page.evaluate(
            """
            () => [...document.querySelectorAll('.step-foot .ends')]
              .map((it) => Number(/(\\d+) pending/.exec(it.textContent)?.[1] ?? 0))
              .reduce((a, b) => a + b)
            """);
    assertThat(((Number) pending).longValue()).isEqualTo(total.get("pending").asLong());
    assertThat(page.locator(".step-bar").first())
        .hasAttribute(
            "aria-label",
            Pattern.compile(
                ".* %d dropped, .*".formatted(total.at("/steps/0/droppedAt").asLong())));
  }

  @Test
  void shouldTellOnEveryPageThatAnAlertIsOpenAndLeadToWhatContributes() {
    open("/map");
    assertThat(page.locator(".badge")).containsText("1");
    page.locator(".badge").click();
    settle();

    Locator open = page.locator("ul[aria-label='Open alerts'] > li");
    assertThat(open).hasCount(1);
    assertThat(open).containsText("62\u00a0% instead of 38\u00a0% as usual");
    assertThat(open.locator(".contributions tbody tr").first()).containsText("Checkout");
    assertThat(page.locator("ul[aria-label='Past alerts'] > li")).hasCount(2);
    open.locator("a[href*=customers]").click();
    assertThat(page).hasURL(Pattern.compile(".*" + CUSTOMER));
  }

  /** What a form sends, taken by the test in place of Kafka. */
  private List<String> sentTo(String path) {
    List<String> sent = new ArrayList<>();
    page.route(
        shop.address() + path,
        route -> {
          if (route.request().method().equals("POST")) {
            sent.add(route.request().postData());
            route.fulfill(new Route.FulfillOptions().setBody("{\"id\":\"new\"}"));
          } else {
            route.resume();
          }
        });
    return sent;
  }

  private Locator inDialog(AriaRole role, String name) {
    return page.getByRole(AriaRole.DIALOG)
        .getByRole(role, new Locator.GetByRoleOptions().setName(name));
  }

  @Test
  void shouldPlanAnActionOrSayWhyItCannotBeKept() throws Exception {
    open("/actions");
    page.locator(".opportunities button").first().click();
    inDialog(AriaRole.TEXTBOX, "What is done").fill("Answer within the hour");
    inDialog(AriaRole.BUTTON, "Save").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be written here");

    List<String> sent = sentTo("/api/actions");
    inDialog(AriaRole.BUTTON, "Save").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    JsonNode body = JSON.readTree(sent.getFirst());
    assertThat(body.get("what").asText()).isEqualTo("Answer within the hour");
    assertThat(body.get("about")).isEqualTo(api("/api/map").at("/painPoints/0/id"));
  }

  @Test
  void shouldSilenceTheRuleOfAnOpenAlertWhereItFired() throws Exception {
    open("/drop-offs");
    List<String> sent = sentTo("/api/alerts/silences");
    page.locator("ul[aria-label='Open alerts'] button").click();
    inDialog(AriaRole.TEXTBOX, "Reason").fill("deployment");
    inDialog(AriaRole.BUTTON, "Silence").click();

    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    JsonNode body = JSON.readTree(sent.getFirst());
    assertThat(body.get("rule").asText()).isEqualTo("decision_drop_offs");
    assertThat(body.at("/dimensions/channel").asText()).isEqualTo("mobile");
    assertThat(body.get("for").asText()).isEqualTo("PT1H");
  }

  @Test
  void shouldLeadFromTheStoryToTheTouchpointThatSaysIt() {
    open(CUSTOMER);
    page.locator(".cite").last().click();
    assertThat(page.locator("#touchpoint-12")).isFocused();
  }

  @Test
  void shouldReachTheContentAndTheExportByKeyboard() {
    open("/drop-offs");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();

    page.locator("jl-export summary").focus();
    page.keyboard().press("Enter");
    Locator item =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Picture (PNG)"));
    assertThat(item).isVisible();
    page.keyboard().press("Tab");
    assertThat(item).isFocused();
    page.keyboard().press("Escape");
    assertThat(item).isHidden();
    assertThat(page.locator("jl-export summary")).isFocused();
  }

  @Test
  void shouldKeepTheStagesInSightWhileTheMapIsScrolled() {
    open("/map");
    assertThat(page.locator(".map-scroll.fits")).isVisible();
    page.mouse().wheel(0, 1_000);
    page.waitForFunction(
        """
        () => window.scrollY > 600
          && Math.abs(document.querySelector('.cell.stage').getBoundingClientRect().top - 52) < 2
        """);
  }

  @Test
  void shouldPrintWithoutControlsAndSayWhatItIs() {
    open("/map?segment=pro");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(page.locator("select[name=segment]")).isHidden();
    assertThat(page.locator(".scope")).containsText("Shop, version 1 · All days · Pro");
  }

  @Test
  void shouldSayThatAPageCouldNotBeReadInsteadOfShowingNothing() {
    page.route("**/pages/flow.js", route -> route.abort());
    page.navigate(shop.address() + "/flow");
    assertThat(page.locator("[data-state=error]")).containsText("This could not be read");

    page.unroute("**/pages/flow.js");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
    assertThat(page.locator("main h1")).hasText("Flow");
  }

  static Stream<Object[]> pagesInBothColours() {
    return Stream.concat(pages(), Stream.of("/map?open=stage:decision", "/customers"))
        .flatMap(
            path ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(scheme -> new Object[] {path, scheme}));
  }

  @ParameterizedTest
  @MethodSource("pagesInBothColours")
  void shouldBeAccessible(String path, ColorScheme scheme) throws Exception {
    use(scheme, WIDTH, HEIGHT);
    open(path);

    assertThat(violations()).isEmpty();
  }

  @Test
  void shouldBeAccessibleAndFitOnAPhone() throws Exception {
    use(ColorScheme.LIGHT, 390, 844);
    for (String path : pages().toList()) {
      open(path);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as("width of %s", path)
          .isEqualTo(390);
      assertThat(violations()).as(path).isEmpty();
      if (path.equals("/map")) {
        picture("map-phone", false);
      }
    }
  }

  private List<?> violations() throws IOException {
    page.evaluate(Browser.axe());
    return (List<?>)
        page.evaluate(
            """
            async () => (await axe.run(document)).violations.flatMap((it) =>
              it.nodes.map((node) => `${it.id}: ${node.target} ${node.failureSummary}`))
            """);
  }

  /** With -Djourneyline.screenshots=FOLDER it writes the pictures of the documents. */
  @ParameterizedTest
  @MethodSource("pagesInBothColours")
  void shouldKeepEverythingWithinTheWindow(String path, ColorScheme scheme) {
    use(scheme, WIDTH, HEIGHT);
    open(path);

    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    String name = path.replaceFirst("^/", "").replaceAll("[/?].*", "");
    String more = path.contains("open=") ? "-evidence" : path.equals("/customers") ? "-search" : "";
    picture(name + more + (scheme == ColorScheme.DARK ? "-dark" : ""), !path.contains("open="));
  }

  private void picture(String name, boolean isWhole) {
    String pictures = System.getProperty("journeyline.screenshots", "");
    if (!pictures.isEmpty()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(isWhole)
              .setPath(Path.of(pictures, name + ".png")));
    }
  }
}
