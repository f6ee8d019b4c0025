package io.journeyline.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.dashboard.api.Table.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static String field(Table.Type type, @Nullable Object value) {
    Table table =
        new Table(
            List.of(new Column("c", type, "")), List.of(java.util.Arrays.asList(value)), 0, 0);
    String text = new String(Csv.bytes(table), StandardCharsets.UTF_8);
    assertThat(text).startsWith("c").endsWith("\r\n");
    return text.substring(text.indexOf("\r\n") + 2, text.length() - 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uff1d1",
        "\uff20a"
      })
  void shouldKeepSpreadsheetsFromTakingATextForAFormula(String evil) {
    String unquoted = field(Table.Type.TEXT, evil).replaceAll("^\"|\"$", "");

    assertThat(unquoted).isEqualTo("'" + evil);
  }

  @Test
  void shouldQuoteWhatWouldEndAField() {
    assertThat(field(Table.Type.TEXT, "a,b")).isEqualTo("\"a,b\"");
    assertThat(field(Table.Type.TEXT, "a;=b")).isEqualTo("\"a;=b\"");
    assertThat(field(Table.Type.TEXT, "a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(field(Table.Type.TEXT, "a\r\nb")).isEqualTo("\"a\r\nb\"");
    assertThat(field(Table.Type.TEXT, "plain")).isEqualTo("plain");
  }

  @Test
  void shouldKeepLabelsFromBeingFormulasToo() {
    assertThat(field(Table.Type.COUNTS, Map.of("=nps", 3L))).isEqualTo("'=nps=3");
    assertThat(field(Table.Type.COUNT, -5L)).as("a number is none").isEqualTo("-5");
  }
}
