package io.journeyline.streams.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.Funnel;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.definition.TouchpointView;
import io.journeyline.schemas.TouchpointJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerTest {
  private static final String DEFINITION =
      """
      map: m
      version: 1
      stages: [{id: s}]
      touchpoints:
        - {id: view, stage: s, event: View}
        - {id: again, stage: s, event: View}
        - {id: cancel, stage: s, event: Cancel}
      funnels:
        - id: first
          window: P1D
          steps:
            - {id: one, touchpoint: view}
            - {id: two, event: [Order, Cancel], where: "properties.total > 5"}
            - {id: three, touchpoint: view}
          exclude: [{touchpoint: cancel}, {touchpoint: view, from: two}]
          hold: ["properties.product", "properties.size"]
          by: channel
        - id: second
          window: P1D
          steps: [{id: one, touchpoint: again}, {id: two, event: Ghost}]
      """;

  @Test
  void shouldMarkStepsAndExclusionsByTheRuleThatWasTaken() {
    assertThat(marks("View", "{\"product\": 7}"))
        .containsExactly(new Marks(0, 0b101, 0b10, Arrays.asList("7", null), "web"));
  }

  @Test
  void shouldMarkStepsByTheirOwnMatchersWhetherMappedOrNot() {
    assertThat(marks("Order", "{\"total\": 6, \"product\": \"a\", \"size\": \"b\"}"))
        .containsExactly(new Marks(0, 0b10, 0, List.of("a", "b"), ""));
    assertThat(marks("Cancel", "{\"total\": 6}"))
        .containsExactly(new Marks(0, 0b10, 0b01, Arrays.asList(null, null), ""));
  }

  @Test
  void shouldKeepNoValuesWhereNoStepMatches() {
    assertThat(marks("Cancel", "{\"product\": \"a\"}"))
        .containsExactly(new Marks(0, 0, 0b01, List.of(), ""));
  }

  @Test
  void shouldSayNothingWhereNothingMatches() {
    assertThat(marks("Order", "{}")).isEmpty();
    assertThat(marks("Other", "{}")).isEmpty();
  }

  @Test
  void shouldRefuseMoreStepsThanMarksHaveBitsFor() {
    FunnelBuilder builder = FunnelBuilder.window(1);
    Funnel possible = builder.steps(64).build();
    assertThat(new Marker(Folded.definition(List.of(possible)))).isNotNull();
    Funnel tooLong = builder.steps(1).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Marker(Folded.definition(List.of(tooLong))))
        .withMessageContaining("'f0'")
        .withMessageContaining("64");
  }

  private static List<Marks> marks(String type, String properties) {
    String json =
        """
        {"eventId": "e", "source": "s", "channel": "web", "type": "%s", "occurredAt": 0,
         "identifiers": {"user_id": "u"}, "properties": %s}
        """
            .formatted(type, properties);
    JourneyDefinition definition = definition();
    TouchpointView view =
        new TouchpointView(TouchpointJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    return new Marker(definition).marks(view, definition.ruleFor(view));
  }

  private static JourneyDefinition definition() {
    try {
      return DefinitionLoader.parse(DEFINITION, "a definition of a test");
    } catch (DefinitionException e) {
      throw new IllegalStateException(e);
    }
  }
}
