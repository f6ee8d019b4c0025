package io.journeyline.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposeFileTest {
  /** They end by themselves. */
  private static final Set<String> TASKS = Set.of("secrets", "demo");

  private JsonNode services = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();

  @BeforeEach
  void read() throws IOException {
    services = Yaml.read(Yaml.ROOT.resolve("docker-compose.yml")).getFirst().path("services");
  }

  private List<Map.Entry<String, JsonNode>> all() {
    List<Map.Entry<String, JsonNode>> all = new ArrayList<>(services.properties());
    assertThat(all).hasSizeGreaterThan(5);
    return all;
  }

  @Test
  void shouldPublishPortsToThisMachineOnly() {
    List<String> ports = new ArrayList<>();
    all().forEach(service -> service.getValue().path("ports").forEach(p -> ports.add(p.asText())));
    assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void shouldTellOfEveryServiceWhetherItIsHealthy() {
    for (Map.Entry<String, JsonNode> service : all()) {
      assertThat(service.getValue().path("healthcheck").isObject())
          .as(service.getKey())
          .isEqualTo(!TASKS.contains(service.getKey()));
    }
  }

  @Test
  void shouldNameVersionsOfImagesOfOthers() {
    for (Map.Entry<String, JsonNode> service : all()) {
      String image = service.getValue().path("image").asText();
      if (!image.contains("journeyline")) {
        assertThat(image).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+");
      }
    }
  }

  @Test
  void shouldRunOurOwnOnAReadOnlyFileSystemWithoutCapabilities() {
    for (Map.Entry<String, JsonNode> service : all()) {
      if (service.getValue().path("image").asText().contains("journeyline")) {
        assertThat(service.getValue().path("read_only").asBoolean()).isTrue();
        assertThat(service.getValue().at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(service.getValue().path("stop_grace_period").asText()).isEqualTo("10s");
      }
    }
  }

  @Test
  void shouldSetOnlyWhatTheRolesTake() {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonNode> service : all()) {
      service.getValue().path("environment").fieldNames().forEachRemaining(names::add);
    }
    names.removeIf(name -> !name.startsWith("JOURNEYLINE_"));
    assertThat(names).isNotEmpty().isSubsetOf(Settings.known());
  }

  @Test
  void shouldHaveThreeBrokersInTheClusterProfile() throws IOException {
    List<String> brokers =
        all().stream().map(Map.Entry::getKey).filter(n -> n.startsWith("kafka")).toList();
    assertThat(brokers).hasSize(3);
    String settings = Files.readString(Yaml.ROOT.resolve("docker/cluster.env"));
    assertThat(settings).contains("COMPOSE_PROFILES=cluster");
    for (String broker : brokers) {
      assertThat(settings).contains("@" + broker + ":9093", broker + ":9092");
      int node = services.path(broker).at("/environment/KAFKA_NODE_ID").asInt();
      assertThat(settings).contains(node + "@" + broker + ":9093");
    }
  }
}
