package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.journeyline.dashboard.cells.Aggregates;
import io.journeyline.schemas.StageCounts;
import io.journeyline.schemas.StageKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers. */
class AnswersTest {
  @TempDir private Path folder;
  @AutoClose private ShopServer shop;

  @BeforeEach
  void start() {
    shop = ShopServer.open(folder);
  }

  @Test
  void shouldAddUpAPeriodAndLeaveCustomersOpen() throws Exception {
    JsonNode answer = shop.json("/api/stages?from=2026-01-30&to=2026-02-01");

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
    assertThat(shop.json("/api/stages").at("/rows/0/customers").asLong()).isEqualTo(5);
    assertThat(
            shop.json("/api/stages?from=2026-02-01&to=2026-02-01").at("/rows/0/customers").asLong())
        .isEqualTo(5);
  }

  @Test
  void shouldShowEachDay() throws Exception {
    JsonNode rows = shop.json("/api/drop-offs?grain=day").path("rows");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("day").asText()).isEqualTo("2026-01-30");
    assertThat(rows.get(1).path("customers").asLong()).isEqualTo(2);
  }

  @Test
  void shouldKeepToOneChannel() throws Exception {
    JsonNode rows = shop.json("/api/touchpoints?channel=email").path("rows");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("meanScore").asDouble()).isEqualTo(-0.2);
    assertThat(rows.get(0).path("feedback").path("nps").asLong()).isEqualTo(2);
  }

  @Test
  void shouldPutFrequentVariantsFirstAndTellWhatIsLeftOut() throws Exception {
    JsonNode answer = shop.json("/api/variants?limit=1");

    assertThat(answer.path("rows")).hasSize(1);
    assertThat(answer.at("/rows/0/variant").asText()).isEqualTo("look>buy");
    assertThat(answer.at("/rows/0/share/value").asDouble()).isEqualTo(0.75);
    assertThat(answer.path("omitted").asInt()).isEqualTo(1);
  }

  @Test
  void shouldBreakAFunnelDown() throws Exception {
    JsonNode answer = shop.json("/api/funnels/purchase");

    assertThat(answer.at("/total/entered").asLong()).isEqualTo(40);
    assertThat(answer.at("/total/dropped").asLong()).isEqualTo(20);
    assertThat(answer.at("/total/steps/1/reached").asLong()).isEqualTo(16);
    assertThat(answer.path("rows")).hasSize(2);
    assertThat(shop.json("/api/funnels/purchase?by=web").path("rows")).hasSize(1);
  }

  @Test
  void shouldCompareTwoPeriodsOfAFunnel() throws Exception {
    JsonNode same =
        shop.json(
            "/api/funnels/purchase/comparison?from=2026-01-30&to=2026-01-30"
                + "&otherFrom=2026-02-01&otherTo=2026-02-01");
    assertThat(same.at("/conversion/value").asDouble()).isZero();
    assertThat(same.at("/conversion/significant").asBoolean()).isFalse();
    assertThat(same.at("/conversion/p").asDouble()).isEqualTo(1);
    JsonNode empty =
        shop.json("/api/funnels/purchase/comparison?otherFrom=2020-01-30&otherTo=2020-01-30");
    assertThat(empty.path("conversion").isNull()).isTrue();
    assertThat(shop.get("/api/funnels/purchase/comparison?otherSegment=nobody").statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldTellAlertsWithTheirTimes() throws Exception {
    JsonNode alert = shop.json("/api/alerts").at("/rows/0");

    assertThat(alert.path("state").asText()).isEqualTo("FIRING");
    assertThat(alert.path("since").asText()).isEqualTo("2026-03-01T00:00:00.000Z");
    assertThat(alert.path("dimensions").path("channel").asText()).isEqualTo("web");
    assertThat(alert.at("/shares/0/share").asDouble()).isEqualTo(0.75);
    assertThat(alert.path("expected").isNull()).isTrue();
    assertThat(shop.json("/api/alert-silences").path("rows")).isEmpty();
  }

  @Test
  void shouldSayTheSameAsCsv() throws Exception {
    HttpResponse<String> csv = shop.get("/api/stages?format=csv");

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/stages?format=csv",
        "/api/counts?format=csv",
        "/api/funnels?format=csv",
        "/api/funnels/purchase?format=csv&grain=day"
      })
  void shouldTellTheMomentOfCsvInItsHeaders(String path) throws Exception {
    HttpResponse<String> csv = shop.get(path);

    assertThat(csv.headers().firstValue("journeyline-watermark"))
        .hasValue("2026-03-01T00:00:01.000Z");
    assertThat(csv.headers().firstValue("journeyline-as-of")).hasValue("2026-03-01T00:00:00.000Z");
    assertThat(csv.headers().firstValue("journeyline-lag")).hasValue("3");
    assertThat(csv.headers().firstValue("journeyline-complete")).hasValue("true");
    assertThat(csv.headers().firstValue("journeyline-stale")).hasValue("false");
    assertThat(csv.headers().firstValue("journeyline-hidden")).hasValue("0");
    assertThat(csv.headers().firstValue("journeyline-omitted")).hasValue("0");
  }

  @Test
  void shouldAnswerWithoutABodyWhenNothingChanged() throws Exception {
    String etag = shop.get("/api/stages").headers().firstValue("etag").orElseThrow();

    HttpResponse<String> same = shop.get("/api/stages", "If-None-Match", etag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    shop.model()
        .put(
            Aggregates.STAGES,
            new StageKey("shop", 1, "all", "buy", "*"),
            new StageCounts(5L, 0L, 0L, 0L, 5L, 2L, 3L, List.of()));
    assertThat(shop.get("/api/stages", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayWhenItIsStale() throws Exception {
    shop.model().becomeStale();

    assertThat(shop.json("/api/stages").path("stale").asBoolean()).isTrue();
    assertThat(shop.get("/health").body()).contains("STALE");
  }
}
