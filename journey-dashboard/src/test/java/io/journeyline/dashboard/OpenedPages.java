package io.journeyline.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A browser at the real server, with the numbers of a simulated shop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenedPages {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String PURCHASE = "/funnels/purchase";
  static final String CUSTOMER = "/customers/" + SimulatedShop.CUSTOMER;
  static final int PATIENCE = 60_000;
  static final int WIDTH = 1280;
  static final int HEIGHT = 860;

  Path folder = Path.of("target");
  private final HttpClient client = HttpClient.newHttpClient();
  private Browser browser;
  SimulatedShop shop;
  private BrowserContext context;
  Page page;
  final List<String> complaints = new ArrayList<>();
  final Set<String> hosts = new java.util.TreeSet<>();

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

  final void use(ColorScheme scheme, int width, int height) {
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

  final void open(String path) {
    open(shop, path);
  }

  final void open(SimulatedShop of, String path) {
    page.navigate(of.address() + path);
    settle();
  }

  /** Until nothing is being read any more. */
  final void settle() {
    page.waitForFunction(
        """
        () => document.querySelector('main h1')
          && !document.querySelector('[data-state=loading], [aria-busy=true]')
          && [...document.querySelectorAll('jl-chart')].every((it) => it.hasAttribute('drawn'))
        """,
        null,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
  }

  final JsonNode api(String path) throws IOException, InterruptedException {
    return JSON.readTree(text(path));
  }

  final String text(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(shop.address() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }
}
