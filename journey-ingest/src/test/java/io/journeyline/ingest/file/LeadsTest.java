package io.journeyline.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.TouchpointRule;
import io.journeyline.schemas.Touchpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped mappings of leads on the real files. */
class LeadsTest {
  private static final Path DEFINITIONS = Path.of("..", "definitions");

  private Path logs = Path.of("");

  @BeforeEach
  void findLogs() {
    String peers = System.getProperty("journeyline.peers", "");
    assumeThat(peers)
        .as("-Djourneyline.peers=FOLDER names the folder with real input")
        .isNotEmpty();
    logs = Path.of(peers, "logs");
    assumeThat(Files.isDirectory(logs)).as(logs + " is there").isTrue();
  }

  @Test
  void shouldReadEveryLeadAndEveryDeal() throws Exception {
    Collected leads = read("olist_marketing_qualified_leads_dataset.csv");
    Collected deals = read("olist_marketing_closed_deals_dataset.csv");

    assertThat(leads.rejected()).isEmpty();
    assertThat(deals.rejected()).isEmpty();
    assertThat(leads.touchpoints()).hasSize(8_000);
    assertThat(deals.touchpoints()).hasSize(842);
    JsonNode facts = new ObjectMapper().readTree(logs.resolve("facts.json").toFile());
    Map<String, Long> byChannel =
        leads.touchpoints().stream()
            .collect(Collectors.groupingBy(Touchpoint::getChannel, Collectors.counting()));
    facts
        .path("by_origin")
        .properties()
        .forEach(
            origin ->
                assertThat(byChannel)
                    .containsEntry(
                        origin.getKey().toLowerCase(Locale.ROOT).replace(' ', '_'),
                        origin.getValue().path("leads").longValue()));
  }

  @Test
  void shouldFindOneDealWonBeforeItsFirstContact() throws Exception {
    Map<String, Touchpoint> contacts =
        read("olist_marketing_qualified_leads_dataset.csv").touchpoints().stream()
            .collect(Collectors.toMap(LeadsTest::lead, Function.identity()));
    List<Touchpoint> deals = read("olist_marketing_closed_deals_dataset.csv").touchpoints();

    assertThat(deals)
        .filteredOn(
            deal ->
                deal.getOccurredAt()
                    < Objects.requireNonNull(contacts.get(lead(deal))).getOccurredAt())
        .hasSize(1);
  }

  @Test
  void shouldMapEveryTouchpointToAStage() throws Exception {
    JourneyDefinition definition = DefinitionLoader.load(DEFINITIONS.resolve("leads.yaml"));

    assertThat(stages(definition, "olist_marketing_qualified_leads_dataset.csv"))
        .containsExactly(Map.entry("contact", 8_000L));
    assertThat(stages(definition, "olist_marketing_closed_deals_dataset.csv"))
        .containsExactly(Map.entry("won", 842L));
  }

  private Map<String, Long> stages(JourneyDefinition definition, String file) throws Exception {
    return read(file).touchpoints().stream()
        .map(definition::ruleFor)
        .filter(Objects::nonNull)
        .map(TouchpointRule::stage)
        .collect(Collectors.groupingBy(stage -> stage.id(), Collectors.counting()));
  }

  private Collected read(String name) throws Exception {
    return Collected.of(logs.resolve(name), null, DEFINITIONS);
  }

  private static String lead(Touchpoint touchpoint) {
    return touchpoint.getIdentifiers().getFirst().getValue();
  }
}
