package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.definition.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Funnel cases of other products. Each is run; those whose answer differs are listed here with
 * ours, and with the reason in docs/funnel-cases.md.
 */
class FunnelPeerCasesTest {
  private static final String REFUSED = "refused";
  private static final Path TOLD = Path.of("..", "docs", "funnel-cases.md");
  private static final Pattern TOLD_CASE = Pattern.compile("`([0-9]{5}-\\w+|[A-Z][0-9]+)`");

  /** The level of each user. */
  private static final Map<String, String> CLICKHOUSE =
      Map.of(
          "00632-1", REFUSED,
          "00632-5", REFUSED,
          "00632-28", REFUSED,
          "00632-33", "{=1}",
          "00632-19", "{=7}",
          "00632-25", "{=4}",
          "00632-22", "{1=3, 2=1, 3=2, 4=2, 5=2, 6=1}",
          "00632-32", "{=5}",
          "01646-b", "{1=1}");

  private static final Map<String, String> POSTHOG =
      Map.of(
          "O8", "Answer[reached=[4, 1], at={1=[p1, p2, p3, p4], 2=[p1]}, average=[], median=[]]",
          "O12", "Answer[reached=[3, 2], at={1=[p1, p2, p3], 2=[p1, p3]}, average=[], median=[]]",
          "U1", "Answer[reached=[5, 2, 1], at={2=[p3, p5], 3=[p3]}, average=[], median=[]]",
          "U4", REFUSED);

  private final ObjectMapper mapper = new ObjectMapper();

  private JsonNode peers(String file) throws IOException {
    String folder = System.getProperty("journeyline.peers", "");
    assumeThat(folder)
        .as("-Djourneyline.peers=FOLDER names the folder with the cases of others")
        .isNotEmpty();
    Path cases = Path.of(folder).resolve("funnels").resolve(file);
    assumeThat(Files.isRegularFile(cases)).as(cases + " is there").isTrue();
    return mapper.readTree(Files.readString(cases));
  }

  @Test
  void shouldReachTheLevelsOfClickHouseInAllCasesButThoseTold() throws IOException {
    Map<String, String> deviations = new TreeMap<>();
    JsonNode cases = peers("clickhouse_window_funnel.json");
    for (JsonNode peer : cases) {
      Map<String, Integer> expected = new TreeMap<>();
      peer.path("expected")
          .properties()
          .forEach(user -> expected.put(user.getKey(), user.getValue().asInt()));
      String ours = answer(() -> ClickHouseCase.of(peer).levels());
      if (!ours.equals(expected.toString())) {
        deviations.put(peer.path("id").asText(), ours);
      }
    }

    assertThat(cases).hasSize(36);
    assertThat(deviations).isEqualTo(CLICKHOUSE);
  }

  @Test
  void shouldAgreeWithPostHogInAllCasesButThoseTold() throws IOException {
    Map<String, String> deviations = new TreeMap<>();
    JsonNode cases = peers("posthog_funnels.json").path("cases");
    for (JsonNode peer : cases) {
      PostHogCase.Answer expected = PostHogCase.expected(peer);
      String ours = answer(() -> PostHogCase.of(peer).answer(expected));
      if (!ours.equals(expected.toString())) {
        deviations.put(peer.path("id").asText(), ours);
      }
    }

    assertThat(cases).hasSize(15);
    assertThat(deviations).isEqualTo(POSTHOG);
  }

  private interface Run {
    Object answer() throws DefinitionException;
  }

  private static String answer(Run run) {
    try {
      return run.answer().toString();
    } catch (DefinitionException _) {
      return REFUSED;
    }
  }

  @Test
  void shouldTellEveryDeviationWithItsReason() throws IOException {
    Map<String, String> deviations = new TreeMap<>(CLICKHOUSE);
    deviations.putAll(POSTHOG);
    List<String> told =
        Files.readAllLines(TOLD).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf('|', 1)))
            .flatMap(cases -> TOLD_CASE.matcher(cases).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(told).containsExactlyInAnyOrderElementsOf(deviations.keySet());
  }
}
