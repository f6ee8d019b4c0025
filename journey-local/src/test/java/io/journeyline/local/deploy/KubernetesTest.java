package io.journeyline.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests against the schemas that Kubernetes publishes, as its Java client has them: no
 * field unknown, none of a wrong type, none missing.
 */
class KubernetesTest {
  private static final Path FOLDER = Yaml.ROOT.resolve("deploy/kubernetes");

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap.class,
          "v1/Service", V1Service.class,
          "apps/v1/Deployment", V1Deployment.class,
          "apps/v1/StatefulSet", V1StatefulSet.class,
          "autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class);

  static List<JsonNode> manifests() throws IOException {
    List<JsonNode> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".yaml")).sorted().toList()) {
        manifests.addAll(Yaml.read(file));
      }
    }
    return manifests;
  }

  private static Object parse(JsonNode manifest) {
    String kind = manifest.path("apiVersion").asText() + "/" + manifest.path("kind").asText();
    return JSON.deserialize(
        manifest.toString(),
        Objects.requireNonNull(KINDS.get(kind), () -> "a row for " + kind + " is missing"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void shouldBeWhatTheSchemaAsksFor(JsonNode manifest) {
    assertThat(parse(manifest)).isNotNull();
  }

  @Test
  void shouldFindMistakesThatArePlanted() throws IOException {
    String good = Files.readString(FOLDER.resolve("streams.yaml"));
    for (List<String> mistake :
        List.of(
            List.of("serviceName:", "servicename:"),
            List.of("readinessProbe:", "readyProbe:"),
            List.of("replicas: 2", "replicas: two"),
            List.of("containerPort: 9404", "port: 9404"))) {
      String bad = good.replaceFirst(mistake.getFirst(), mistake.getLast());
      assertThat(bad).isNotEqualTo(good);
      assertThatThrownBy(() -> Yaml.parse(bad, "bad").forEach(KubernetesTest::parse))
          .as(mistake.toString())
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void shouldKeepNamesAndVolumesOfStreamsAndScaleThemByLag() throws IOException {
    JsonNode streams = named("StatefulSet", "journeyline-streams");
    assertThat(streams.at("/spec/volumeClaimTemplates/0/metadata/name").asText())
        .isEqualTo("state");
    assertThat(streams.at("/spec/serviceName").asText())
        .isEqualTo(named("Service", "journeyline-streams").at("/metadata/name").asText());
    JsonNode scaler = named("HorizontalPodAutoscaler", "journeyline-streams");
    assertThat(scaler.at("/spec/scaleTargetRef/name").asText()).isEqualTo("journeyline-streams");
    assertThat(scaler.at("/spec/metrics/0/external/metric/name").asText())
        .isEqualTo("journeyline_input_lag_records");
    assertThat(Files.readString(Yaml.ROOT.resolve("docs/metrics.md")))
        .contains("`journeyline_input_lag_records`");
  }

  @Test
  void shouldSetOnlyWhatTheRolesTake() throws IOException {
    List<String> options = Settings.known();
    for (JsonNode manifest : manifests()) {
      for (JsonNode container : manifest.at("/spec/template/spec/containers")) {
        container.path("env").forEach(one -> assertThat(one.path("name").asText()).isIn(options));
      }
      if (manifest.path("kind").asText().equals("ConfigMap")) {
        manifest.path("data").fieldNames().forEachRemaining(one -> assertThat(one).isIn(options));
      }
    }
  }

  @Test
  void shouldRunNothingAsRootAndWriteOnlyToVolumes() throws IOException {
    List<JsonNode> pods =
        manifests().stream()
            .map(one -> one.at("/spec/template/spec"))
            .filter(JsonNode::isObject)
            .toList();
    assertThat(pods).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode pod : pods) {
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      for (JsonNode container : pod.path("containers")) {
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/resources/limits/memory").isTextual()).isTrue();
        assertThat(container.path("readinessProbe").isObject()).isTrue();
        assertThat(container.path("livenessProbe").isObject()).isTrue();
      }
    }
  }

  private static JsonNode named(String kind, String name) throws IOException {
    return manifests().stream()
        .filter(one -> one.path("kind").asText().equals(kind))
        .filter(one -> one.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
