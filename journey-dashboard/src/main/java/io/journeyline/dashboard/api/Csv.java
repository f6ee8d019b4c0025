package io.journeyline.dashboard.api;

import io.journeyline.dashboard.api.Table.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How tables are written as CSV (RFC 4180): a ratio takes three columns. */
final class Csv {
  static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";

  private static final Pattern QUOTED = Pattern.compile("[\",;\t\r\n]");

  /** Beginnings that spreadsheets take for a formula. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]");

  private Csv() {}

  static byte[] bytes(Table table) {
    StringBuilder text = new StringBuilder();
    text.append(table.columns().stream().map(Csv::heading).collect(Collectors.joining(",")))
        .append("\r\n");
    for (List<@Nullable Object> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",").append(field(row.get(i), table.columns().get(i)));
      }
      text.append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String heading(Column column) {
    String name = column.name();
    return column.type() == Table.Type.RATIO ? name + "," + name + "Low," + name + "High" : name;
  }

  private static String field(@Nullable Object value, Column column) {
    return switch (value) {
      case null -> column.type() == Table.Type.RATIO ? ",," : "";
      case Ratio ratio -> ratio.value() + "," + ratio.low() + "," + ratio.high();
      case Map<?, ?> map ->
          quoted(
              map.entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .collect(Collectors.joining(";")));
      case String text -> quoted(text);
      default -> String.valueOf(value);
    };
  }

  private static String quoted(String text) {
    String safe = FORMULA.matcher(text).find() ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
