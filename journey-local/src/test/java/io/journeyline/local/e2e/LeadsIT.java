package io.journeyline.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.local.pipeline.Verification;
import io.journeyline.local.platform.LocalPlatform;
import io.journeyline.local.platform.LocalPlatformExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real business leads, two CSV files through the mappings that come with the program. */
@ExtendWith(LocalPlatformExtension.class)
class LeadsIT {
  /** Later than every deadline, so that each lead is either won or given up. */
  private static final String AS_OF = "2030-01-01T00:00:00Z";

  private static final String DEALS = "sales";

  @TempDir private static Path folder;

  private static JsonNode facts;
  private static JourneyProcess.Outcome replay;
  private static Export export;

  @BeforeAll
  static void replayLeads(LocalPlatform platform) throws Exception {
    Path logs = Peers.folder("logs");
    facts = new ObjectMapper().readTree(logs.resolve("facts.json").toFile());
    List<String> input =
        List.of(
            logs.resolve("olist_marketing_qualified_leads_dataset.csv").toString(),
            logs.resolve("olist_marketing_closed_deals_dataset.csv").toString(),
            "--definition",
            JourneyProcess.definition("leads.yaml"),
            "--as-of",
            AS_OF,
            "--data",
            "data");
    run(input, "oracle", "--out", "expected");
    replay =
        run(
            input,
            "replay",
            "--out",
            "replayed",
            "--verify",
            "--bootstrap-servers",
            platform.bootstrapServers(),
            "--registry-url",
            platform.registryUrl());
    export = new Export(folder.resolve("replayed"));
  }

  @Test
  void shouldReadEveryLeadAndDeal() throws Exception {
    assertThat(replay.err()).contains("Read 8,842: 8,842 published, 0 rejected");
    assertThat(export.sum("counts", "count", Map.of("name", "mapped", "source", "leads")))
        .isEqualTo(facts.path("leads").asLong())
        .isEqualTo(8_000);
    assertThat(export.sum("counts", "count", Map.of("name", "mapped", "source", "deals")))
        .isEqualTo(facts.path("won").asLong())
        .isEqualTo(842);
    assertThat(export.lines("counts", Map.of("name", "rejected"))).isEmpty();
    assertThat(export.lines("counts", Map.of("name", "unmapped"))).isEmpty();
    assertThat(export.lines("journeys", Map.of())).hasSize(8_000);
    assertThat(export.lines("journeys", Map.of("state", "open"))).hasSize(841);
  }

  @Test
  void shouldFindTheTransitionsToTheWonStage() throws Exception {
    long before = facts.path("lag_days").path("negative").asLong();
    assertThat(before).isEqualTo(1);
    assertThat(transitions("contact", "won") + transitions("START", "won"))
        .isEqualTo(facts.path("won").asLong());
    assertThat(transitions("START", "won")).as("won before first contact").isEqualTo(before);
    assertThat(transitions("won", "contact")).as("contacted after the win").isEqualTo(before);
    assertThat(transitions("START", "contact")).isEqualTo(facts.path("leads").asLong() - before);
    assertThat(transitions("won", "DROP")).isZero();
    Map<String, String> won = Map.of("stage", "won", "day", "*");
    assertThat(export.sum("stages", "converted", won)).isEqualTo(facts.path("won").asLong());
  }

  @Test
  void shouldFindHowLongAWinTakes() throws Exception {
    Map<String, String> won = Map.of("from", "contact", "to", "won", "day", "*");
    long days = facts.path("lag_days").path("median").asLong();
    // The facts count whole days; the export cuts durations to seven leading bits.
    assertThat(Duration.ofMillis(export.sum("transitions", "dwellP50", won)).toDays())
        .isEqualTo(days);
    Map<String, String> early = Map.of("from", "won", "to", "contact", "day", "*");
    assertThat(Duration.ofMillis(export.sum("transitions", "dwellP50", early)).toDays())
        .isEqualTo(1);
  }

  /** A lead's channel is its origin: it was won from there, or given up there. */
  @Test
  void shouldFindLeadsAndWinsOfEachOrigin() throws Exception {
    assertThat(facts.path("by_origin").size()).isEqualTo(10);
    for (Map.Entry<String, JsonNode> origin : facts.path("by_origin").properties()) {
      String channel = origin.getKey().toLowerCase(Locale.ROOT).replace(' ', '_');
      long wonAfter = flows(channel, DEALS);
      long wonBefore = flows(DEALS, channel);
      long givenUp = export.sum("drop-offs", "count", Map.of("channel", channel, "day", "*"));
      assertThat(wonAfter + wonBefore)
          .as("won from %s", channel)
          .isEqualTo(origin.getValue().path("won").asLong());
      assertThat(givenUp + wonAfter)
          .as("leads from %s", channel)
          .isEqualTo(origin.getValue().path("leads").asLong());
    }
  }

  @Test
  void shouldEqualTheOracle() throws Exception {
    assertThat(replay.out()).contains("cells compared, 0 differ, 0 were moving; 8,842 touchpoints");
    new Export(folder.resolve("expected"))
        .assertSameBytes(export, Verification.ENOUGH_CELLS, Set.of("funnels", "series"));
  }

  private static long transitions(String from, String to) throws IOException {
    return export.sum("transitions", "count", Map.of("from", from, "to", to, "day", "*"));
  }

  private static long flows(String from, String to) throws IOException {
    return export.sum("channel-flows", "count", Map.of("from", from, "to", to, "day", "*"));
  }

  private static JourneyProcess.Outcome run(List<String> input, String command, String... options)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(input);
    Collections.addAll(arguments, options);
    JourneyProcess.Outcome outcome = JourneyProcess.run(folder, arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.text()).isZero();
    return outcome;
  }
}
