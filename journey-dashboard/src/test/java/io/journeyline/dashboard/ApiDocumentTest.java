package io.journeyline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's document of itself. */
class ApiDocumentTest {
  @TempDir private static Path folder;
  private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.open(folder);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void shouldAnswerAsItsOwnDocumentSays() throws Exception {
    JsonNode document = shop.json("/api/openapi.json");
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
        HttpResponse<String> answer = shop.get(asked);
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
}
