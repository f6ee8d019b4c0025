package io.journeyline.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds for every page: its numbers are the API's, it fits, is accessible and can be taken
 * along.
 */
class PagesIT extends OpenedPages {
  private static final Logger LOG = LoggerFactory.getLogger(PagesIT.class);

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
