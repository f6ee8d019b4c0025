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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's document of itself. */
class ApiDocumentTest {
  @TempDir private static Path folder;
  @AutoClose private static ShopServer shop;

  @BeforeAll
  static void start() {
    shop = ShopServer.open(folder);
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

  @Test
  void shouldBeADocumentThatToolsCanRead() throws Exception {
    JsonNode document = shop.json("/api/openapi.json");
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isObject())
          .as(reference.asText())
          .isTrue();
    }
    for (JsonNode way : document.path("security")) {
      way.fieldNames()
          .forEachRemaining(
              name ->
                  assertThat(document.at("/components/securitySchemes/" + name).isObject())
                      .as(name)
                      .isTrue());
    }
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        requireWhole(path.getKey() + " " + method.getKey(), method.getValue());
      }
    }
  }

  private static void requireWhole(String name, JsonNode operation) {
    assertThat(operation.path("summary").asText()).as(name).isNotEmpty();
    assertThat(operation.path("responses").path("200").path("description").asText())
        .as(name)
        .isNotEmpty();
    Set<String> declared = new TreeSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      assertThat(parameter.path("in").asText()).as(name).isIn("path", "query", "header");
      assertThat(parameter.path("schema").isObject()).as(name).isTrue();
      assertThat(parameter.path("required").asBoolean())
          .as(name)
          .isEqualTo(parameter.path("in").asText().equals("path"));
      assertThat(declared.add(parameter.path("name").asText())).as(name).isTrue();
    }
    Matcher inPath = Pattern.compile("\\{([^}]+)}").matcher(name);
    while (inPath.find()) {
      assertThat(declared).as(name).contains(inPath.group(1));
    }
    boolean hasCsv = operation.at("/responses/200/content").has("text/csv");
    assertThat(declared.contains("format")).as(name).isEqualTo(hasCsv);
  }

  @Test
  void shouldDescribeItsProblems() throws Exception {
    JsonNode document = shop.json("/api/openapi.json");
    Schema problem =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(document.at("/components/schemas/Problem").toString(), InputFormat.JSON);
    for (String path :
        List.of(
            "/api/stages?day=1",
            "/api/funnels/nope",
            "/api/customers?identifier=user_id:nobody",
            "/api/nothing")) {
      HttpResponse<String> answer = shop.get(path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(problem.validate(answer.body(), InputFormat.JSON)).as(path).isEmpty();
    }
  }
}
