package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.dashboard.model.FilledModel;
import io.journeyline.schemas.Alert;
import io.journeyline.schemas.AlertShare;
import io.journeyline.schemas.AlertState;
import io.journeyline.schemas.CountKey;
import io.journeyline.schemas.CountValue;
import io.journeyline.schemas.FunnelCounts;
import io.journeyline.schemas.FunnelKey;
import io.journeyline.schemas.TouchpointStatCounts;
import io.journeyline.schemas.TouchpointStatKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of few customers, which viewers do not see. */
class HiddenCellsTest {
  private static final int BELOW = 4;

  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.guarded(folder, BELOW);
    FilledModel model = shop.model();
    for (String day : List.of("2026-01-30", "2026-02-01", "*")) {
      // Two customers who order again and again.
      model.put(
          Aggregates.TOUCHPOINT_STATS,
          new TouchpointStatKey("shop", 1, "all", "order", "buy", "web", day),
          new TouchpointStatCounts(9L, 2L, 9L, 1L, 9L, 9_000L, 90_000_000L, 0L, Map.of()));
      model.put(
          Aggregates.FUNNELS, new FunnelKey("shop", 1, "all", "purchase", "fax", day), attempts());
      model.put(
          Aggregates.FUNNELS, new FunnelKey("shop", 1, "pro", "purchase", "", day), attempts());
    }
    model.put(
        Aggregates.COUNTS,
        new CountKey("shop", 1, "mapped", "web", "Order", "2026-01-30"),
        new CountValue(2L));
    model.put(alert("few", 3));
    model.put(alert("silent", 0));
  }

  private static FunnelCounts attempts() {
    return new FunnelCounts(
        2L, List.of(2L, 1L), 1L, 0L, List.of(1L, 0L), List.of(), List.of(List.of(), List.of()));
  }

  private static Alert alert(String rule, long n) {
    long time = 1_772_323_200_000L;
    return Alert.newBuilder()
        .setId(rule)
        .setMap("shop")
        .setVersion(1)
        .setRule(rule)
        .setKind("threshold")
        .setMetric("count of order")
        .setSeverity("warning")
        .setState(AlertState.FIRING)
        .setFrom(time)
        .setTo(time)
        .setSince(time)
        .setChangedAt(time)
        .setWatermark(time)
        .setN(n)
        .setCounted(n)
        .setValue((double) n)
        .setShares(List.of(new AlertShare("channel", "web", n, n, 1.0, 1.0)))
        .setExamples(List.of("c1"))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/stages, 1",
    "/api/stages?grain=day, 2",
    "/api/stages?from=2026-01-30&to=2026-01-30, 1",
    "/api/stages?from=2026-01-30&to=2026-02-01, 1",
    "/api/transitions, 2",
    "/api/transitions?from=2026-01-30&to=2026-02-01, 2",
    "/api/channel-flows?channel=web, 1",
    "/api/drop-offs, 1",
    "/api/drop-offs?from=2026-01-30&to=2026-02-01, 1",
    "/api/touchpoints, 1",
    "/api/touchpoints?from=2026-01-30&to=2026-02-01, 1",
    "/api/touchpoints?channel=web, 1",
    "/api/variants, 2",
    "/api/variants?limit=1, 2",
    "/api/counts?grain=day, 1"
  })
  void shouldHideRowsThatCannotBeOfEnoughCustomersFromViewersOnly(String path, int hidden)
      throws Exception {
    JsonNode viewer = shop.jsonAs("viewer", path);
    assertThat(viewer.path("hidden").asInt()).as(viewer.toString()).isEqualTo(hidden);
    for (JsonNode row : viewer.path("rows")) {
      assertThat(row.path("customers").asInt(BELOW)).isGreaterThanOrEqualTo(BELOW);
    }
    String csvPath = path + (path.contains("?") ? "&" : "?") + "format=csv";
    HttpResponse<String> csv = shop.as("viewer", csvPath);
    assertThat(csv.body().lines()).hasSize(1 + viewer.path("rows").size());
    assertThat(csv.headers().firstValue("journeyline-hidden")).hasValue(String.valueOf(hidden));
    for (String role : List.of("analyst", "owner")) {
      JsonNode all = shop.jsonAs(role, path);
      assertThat(all.path("hidden").asInt()).isZero();
      assertThat(all.path("rows").size() + all.path("omitted").asInt())
          .isEqualTo(viewer.path("rows").size() + viewer.path("omitted").asInt() + hidden);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/map",
        "/api/map?from=2026-01-30&to=2026-02-01",
        "/api/map?from=2026-01-30&to=2026-01-30"
      })
  void shouldDrawTheMapOfViewersWithoutSmallCells(String path) throws Exception {
    JsonNode viewer = shop.jsonAs("viewer", path);
    JsonNode owner = shop.jsonAs("owner", path);

    assertThat(viewer.path("hideBelow").asInt()).isEqualTo(BELOW);
    assertThat(owner.path("hideBelow").asInt()).isZero();
    assertThat(viewer.at("/stages/0/entered").asLong())
        .isEqualTo(owner.at("/stages/0/entered").asLong())
        .isPositive();
    assertThat(owner.at("/stages/1/entered").asLong()).isPositive();
    assertThat(viewer.at("/stages/1/entered").asLong()).as("of 3 customers").isZero();
    assertThat(owner.at("/stages/1/touchpoints")).isNotEmpty();
    assertThat(viewer.at("/stages/1/touchpoints")).as("order, of 2 customers").isEmpty();
    assertThat(viewer.at("/stages/0/touchpoints")).hasSize(2);
    assertThat(owner.path("transitions")).isNotEmpty();
    assertThat(viewer.path("transitions")).as("of 3 and 2 customers").isEmpty();
    assertThat(viewer.at("/totals/touchpoints").asLong())
        .as("what is hidden is not in the sums either")
        .isEqualTo(
            owner.at("/totals/touchpoints").asLong()
                - owner.at("/stages/1/touchpoints/0/count").asLong());
    assertThat(viewer.at("/funnels/0/entered").asLong())
        .isEqualTo(
            shop.jsonAs("viewer", path.replace("map", "funnels/purchase"))
                .at("/total/entered")
                .asLong())
        .isEqualTo(owner.at("/funnels/0/entered").asLong());
  }

  @Test
  void shouldHideAllOfAGroupThatIsTooSmall() throws Exception {
    assertThat(shop.jsonAs("owner", "/api/map?segment=pro").at("/funnels/0/entered").asLong())
        .isEqualTo(2);
    assertThat(shop.jsonAs("viewer", "/api/map?segment=pro").at("/funnels/0/entered").asLong())
        .isZero();
    JsonNode all = shop.jsonAs("viewer", "/api/funnels?segment=pro");
    assertThat(all.path("rows")).isEmpty();
    assertThat(all.path("hidden").asInt()).isEqualTo(1);
    JsonNode one = shop.jsonAs("viewer", "/api/funnels/purchase?segment=pro");
    assertThat(one.at("/total/entered").asLong()).isZero();
    assertThat(one.path("rows")).isEmpty();
    assertThat(one.path("hidden").asInt()).isEqualTo(1);
    JsonNode compared = shop.jsonAs("viewer", "/api/funnels/purchase/comparison?otherSegment=pro");
    assertThat(compared.path("hidden").asInt()).isEqualTo(1);
    assertThat(compared.at("/one/entered").asLong()).isEqualTo(42);
    assertThat(compared.at("/other/entered").asLong()).isZero();
    assertThat(compared.path("conversion").isNull()).isTrue();
  }

  @Test
  void shouldNotLetASmallPartOfAFunnelBeGotBySubtracting() throws Exception {
    JsonNode viewer = shop.jsonAs("viewer", "/api/funnels/purchase");
    JsonNode owner = shop.jsonAs("owner", "/api/funnels/purchase");

    assertThat(owner.path("rows")).hasSize(3);
    assertThat(owner.path("hidden").asInt()).isZero();
    assertThat(viewer.at("/total/entered")).isEqualTo(owner.at("/total/entered"));
    assertThat(viewer.path("rows")).hasSize(1);
    assertThat(viewer.path("hidden").asInt()).as("fax, and the smallest beside it").isEqualTo(2);
    JsonNode small = shop.jsonAs("viewer", "/api/funnels/purchase?by=fax");
    assertThat(small.at("/total/entered").asLong()).isZero();
    assertThat(small.path("hidden").asInt()).isEqualTo(1);
  }

  @Test
  void shouldTellViewersOfNoAlertsNorContributionsOfFewFacts() throws Exception {
    JsonNode viewer = shop.jsonAs("viewer", "/api/alerts");
    JsonNode owner = shop.jsonAs("owner", "/api/alerts");

    assertThat(owner.path("rows").findValuesAsText("id")).contains("few", "silent", "drops/web");
    assertThat(viewer.path("rows").findValuesAsText("id")).containsExactly("drops/web", "silent");
    assertThat(viewer.path("hidden").asInt()).isEqualTo(1);
    assertThat(viewer.at("/rows/0/shares")).hasSize(1);
  }

  @Test
  void shouldTagAnswersByWhomTheyAreFor() throws Exception {
    for (String path : List.of("/api/stages", "/api/map", "/api/funnels", "/api/alerts")) {
      String tag = shop.as("viewer", path).headers().firstValue("etag").orElseThrow();

      assertThat(shop.as("owner", path).headers().firstValue("etag"))
          .isNotEmpty()
          .isNotEqualTo(tag);
      assertThat(shop.as("owner", path).headers().firstValue("vary"))
          .hasValue("Authorization, Cookie");
      HttpResponse<String> owner =
          shop.as("owner", path, request -> request.GET().header("If-None-Match", tag));
      assertThat(owner.statusCode()).as("a viewer's tag").isEqualTo(200);
    }
  }
}
