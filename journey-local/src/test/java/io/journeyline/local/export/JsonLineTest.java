package io.journeyline.local.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void shouldRefuseWhatHasNoOneForm() {
    assertThatThrownBy(() -> new JsonLine().put("x", 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is of class java.lang.Double");
  }
}
