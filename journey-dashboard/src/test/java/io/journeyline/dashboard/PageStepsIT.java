package io.journeyline.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people do on the pages, from one to the next, with mouse and keyboard. */
class PageStepsIT extends OpenedPages {
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

  /** Lets an answer of the API end with other fields; of two of one name, the last counts. */
  private void answerAlso(String path, String fields) {
    page.route(
        shop.address() + path,
        route -> {
          String answer = route.fetch().text();
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(answer.substring(0, answer.lastIndexOf('}')) + ", " + fields + "}"));
        });
  }

  private Locator inDialog(AriaRole role, String name) {
    return page.getByRole(AriaRole.DIALOG)
        .getByRole(role, new Locator.GetByRoleOptions().setName(name));
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
  void shouldTellAViewerWhatIsHidden() {
    answerAlso("/api/transitions**", "\"hidden\": 2");
    answerAlso("/api/variants**", "\"hidden\": 7, \"rows\": []");

    open("/flow");

    assertThat(page.locator("main")).containsText("2 more are hidden: too few customers.");
    assertThat(page.locator("main")).containsText("Too few customers to show");
    answerAlso("/api/map**", "\"hideBelow\": 5");
    open("/map");
    assertThat(page.locator("main")).containsText("What fewer than 5 customers did is hidden.");
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
}
