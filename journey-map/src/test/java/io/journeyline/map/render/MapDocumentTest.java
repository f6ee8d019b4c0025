package io.journeyline.map.render;

import static io.journeyline.map.Sample.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.journeyline.map.Sample;
import io.journeyline.map.cells.Period;
import io.journeyline.map.cells.Spread;
import io.journeyline.map.document.MapBuilder;
import io.journeyline.map.document.MapDocument;
import io.journeyline.map.document.MapRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MapDocumentTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  private static MapDocument document() {
    Sample sample =
        new Sample()
            .touchpoints("all", "buy", "cart", "web", 0, DAYS, 40, 4)
            .touchpoints("all", "buy", "payment", HOSTILE, 20, DAYS, 10, 9)
            .scores("all", "look", "advice", "web", 100, 60, 5_000)
            .scores("all", "buy", "cart", "phone", 100, 0, 9_000)
            .stage("all", "buy", 100, 50, 20, Spread.NONE)
            .stage("all", "look", 100, 60, 40, Spread.quantiles(1_800_000L, 3_600_000L))
            .funnel("all", "buying", 20, 9);
    return new MapBuilder(Sample.definition(), sample.cells()).build(MapRequest.EVERYTHING);
  }

  @Test
  void shouldFollowThePublishedSchema() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/map.schema.json")));

    assertThat(schema.validate(MapJson.write(document()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void shouldBeTheSameBytesForTheSameFacts() {
    assertThat(MapJson.write(document())).isEqualTo(MapJson.write(document()));
    assertThat(HtmlMap.write(document())).isEqualTo(HtmlMap.write(document()));
  }

  @Test
  void shouldNeverTakeTextForMarkup() {
    assertThat(HtmlMap.write(document())).doesNotContain("<img").contains("&lt;img src=x");
    assertThat(MarkdownMap.write(document())).doesNotContain("<img");
  }

  @Test
  void shouldNeedNoOtherFileAndNoScript() {
    assertThat(HtmlMap.write(document()))
        .startsWith("<!doctype html>")
        .doesNotContain("<script", "http://", "https://", "url(http", "@import");
  }

  @Test
  void shouldMarkPainOnTheCardAndInTheList() {
    assertThat(HtmlMap.write(document())).contains("href=\"#pain-1\"", "id=\"pain-1\"");
    assertThat(MarkdownMap.write(document())).contains("## Where it hurts", "Payment");
  }

  @Test
  void shouldNotKnowCustomersOfAPeriod() {
    MapDocument week =
        new MapBuilder(
                Sample.definition(),
                new Sample().touchpoints("all", "buy", "cart", "web", 0, DAYS, 40, 4).cells())
            .build(
                new MapRequest(
                    "all",
                    new Period(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-11"))));

    assertThat(week.totals().touchpoints()).isEqualTo(280);
    assertThat(week.totals().customers()).isNull();
    assertThat(week.stages().getLast().touchpoints().getFirst().customers()).isNull();
  }
}
