package io.journeyline.local.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The board that Grafana is provisioned with. */
public record Board(JsonNode json) {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:journeyline|kafka|jvm|process|system)_[a-z0-9_]+");

  public static Board read() throws IOException {
    return new Board(
        new ObjectMapper()
            .readTree(
                Yaml.ROOT
                    .resolve("deploy/monitoring/grafana/dashboards/journeyline.json")
                    .toFile()));
  }

  List<JsonNode> panels() {
    return StreamSupport.stream(json.path("panels").spliterator(), false).toList();
  }

  /** The names of all metrics that its panels ask for. */
  public Set<String> metrics() {
    Set<String> metrics = new TreeSet<>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        METRIC
            .matcher(target.path("expr").asText().replaceAll("\\{[^}]*}", ""))
            .results()
            .forEach(match -> metrics.add(match.group()));
      }
    }
    return metrics;
  }
}
