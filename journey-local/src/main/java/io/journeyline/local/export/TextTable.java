package io.journeyline.local.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aligned columns of text without lines: the first ones to the left, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final int labels;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param labels number of columns, from the first, that hold text
   */
  TextTable(int labels, String... header) {
    this.labels = labels;
    rows.add(List.of(header));
  }

  void add(String... row) {
    if (row.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row needs as many columns as the header");
    }
    rows.add(List.of(row));
  }

  void printTo(Appendable out) throws IOException {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], width(row.get(i))));
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String padding = " ".repeat(widths[i] - width(row.get(i)));
        line.append(GAP).append(i < labels ? row.get(i) + padding : padding + row.get(i));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
