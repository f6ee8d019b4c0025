package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLineTest {

  @Test
  void shouldKeepFieldsInOrder() {
    assertThat(new JsonLine().put("b", 1L).put("a", 2).put("c", null))
        .hasToString("{\"b\":1,\"a\":2,\"c\":null}");
  }

  @Test
  void shouldEscapeOnlyWhatJsonDemands() {
    assertThat(new JsonLine().put("t", "\"\\\b\t\n\f\r\u0001\u001f/é\uD83D\uDE00"))
        .hasToString("{\"t\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f/é\uD83D\uDE00\"}");
  }

  @Test
  void shouldWriteListsInOrderAndMapsByKey() {
    assertThat(new JsonLine().put("l", List.of(2L, 1L)).put("m", Map.of("b", 1L, "a", 2L)))
        .hasToString("{\"l\":[2,1],\"m\":{\"a\":2,\"b\":1}}");
  }

  @Test
  void shouldRefuseWhatHasNoOneForm() {
    assertThatThrownBy(() -> new JsonLine().put("x", 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is of class java.lang.Double");
  }
}
