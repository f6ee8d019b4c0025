package io.journeyline.streams.home;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.progress.Ledger;
import io.journeyline.streams.touchpoint.MapTable;
import org.junit.jupiter.api.Test;

class StateVersionTest {
  private static final CustomerIds KEY = new CustomerIds(new byte[] {1});

  private final MapTable table = new MapTable();
  private final Ledger ledger = new Ledger(table);

  @Test
  void shouldGoOnWithItsOwnState() throws DefinitionException {
    StateVersion.check(ledger, definition("P1D"), KEY);
    assertThatCode(() -> StateVersion.check(ledger, definition("P1D"), KEY))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseStateOfAnotherDefinition() throws DefinitionException {
    StateVersion.check(ledger, definition("P1D"), KEY);
    assertThatThrownBy(() -> StateVersion.check(ledger, definition("P2D"), KEY))
        .hasMessageContaining("another definition or program version")
        .hasMessageContaining("rebuild");
  }

  @Test
  void shouldRefuseStateInWhichAnotherKeyNamesCustomers() throws DefinitionException {
    StateVersion.check(ledger, definition("P1D"), KEY);
    CustomerIds other = new CustomerIds(new byte[] {2});
    assertThatThrownBy(() -> StateVersion.check(ledger, definition("P1D"), other))
        .hasMessageContaining("another key")
        .hasMessageContaining("--key");
  }

  private static JourneyDefinition definition(String timeout) throws DefinitionException {
    return DefinitionLoader.parse(
        """
        map: m
        version: 1
        identity:
          types: [user_id, email]
          sharedAbove: {default: 3, email: 4, user_id: 5}
        stages: [{id: s, timeout: %s}]
        touchpoints: [{id: t, stage: s, event: e}]
        """
            .formatted(timeout),
        "m.yaml");
  }
}
