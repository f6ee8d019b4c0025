package io.journeyline.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages while numbers arrive, grow old, cannot be had or do not exist. */
class LivePagesIT extends OpenedPages {
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
  void shouldSayThatAPageCouldNotBeReadInsteadOfShowingNothing() {
    page.route("**/pages/flow.js", route -> route.abort());
    page.navigate(shop.address() + "/flow");
    assertThat(page.locator("[data-state=error]")).containsText("This could not be read");

    page.unroute("**/pages/flow.js");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
    assertThat(page.locator("main h1")).hasText("Flow");
  }
}
