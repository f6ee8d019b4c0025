package io.journeyline.streams.home;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyline.definition.DefinitionException;
import io.journeyline.definition.DefinitionLoader;
import io.journeyline.definition.JourneyDefinition;
import io.journeyline.schemas.CustomerIds;
import io.journeyline.streams.progress.Ledger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateVersionTest {
  private static final CustomerIds KEY = new CustomerIds(new byte[] {1});

  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(Ledger.STORE), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final Ledger ledger = new Ledger(store);

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
  }

  @AfterEach
  void close() {
    store.close();
  }

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
