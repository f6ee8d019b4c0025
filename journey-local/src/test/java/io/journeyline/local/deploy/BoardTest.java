package io.journeyline.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
  @Test
  void shouldShowWhatAnOperatorLooksFor() throws IOException {
    List<String> titles =
        Board.read().panels().stream().map(panel -> panel.path("title").asText()).toList();
    assertThat(titles)
        .doesNotHaveDuplicates()
        .contains(
            "Touchpoints a second",
            "Not yet read",
            "Behind the input",
            "Age of the aggregates",
            "Rejected",
            "RocksDB",
            "Commits");
  }

  @Test
  void shouldAskOnlyForDocumentedMetricsOfOurs() throws IOException {
    String document = Files.readString(Yaml.ROOT.resolve("docs/metrics.md"));
    assertThat(Board.read().metrics())
        .anyMatch(name -> name.startsWith("journeyline_"))
        .filteredOn(name -> name.startsWith("journeyline_"))
        .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void shouldReadFromTheProvisionedSource() throws IOException {
    String uid =
        Yaml.read(Yaml.ROOT.resolve("deploy/monitoring/grafana/datasources/prometheus.yaml"))
            .getFirst()
            .at("/datasources/0/uid")
            .asText();
    for (JsonNode panel : Board.read().panels()) {
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo(uid);
      assertThat(panel.path("targets")).isNotEmpty();
    }
  }

  @Test
  void shouldScrapeEveryRoleOfTheComposeFile() throws IOException {
    JsonNode prometheus =
        Yaml.read(Yaml.ROOT.resolve("deploy/monitoring/prometheus.yml")).getFirst();
    JsonNode services =
        Yaml.read(Yaml.ROOT.resolve("docker-compose.yml")).getFirst().path("services");
    assertThat(prometheus.path("scrape_configs")).isNotEmpty();
    for (JsonNode job : prometheus.path("scrape_configs")) {
      for (JsonNode name : job.at("/dns_sd_configs/0/names")) {
        assertThat(services.has(name.asText())).as(name.asText()).isTrue();
      }
    }
  }
}
