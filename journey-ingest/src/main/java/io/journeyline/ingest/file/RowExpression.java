package io.journeyline.ingest.file;

import io.journeyline.definition.Cel;
import io.journeyline.definition.CelSyntaxException;
import io.journeyline.definition.DefinitionException.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CEL expression over one row: {@code row['any column']}, and columns by name where the name is
 * an identifier.
 */
final class RowExpression {
  static final String ROW = "row";

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** CEL's own words, which are no variables. */
  private static final List<String> RESERVED =
      List.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  /** A use of the row, or a string literal, which is skipped so that no use is seen inside it. */
  private static final Pattern USE =
      Pattern.compile(
          "\\brow\\s*\\[\\s*(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")\\s*\\]"
              + "|\\brow\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*)(?!\\w*\\s*\\()"
              + "|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");

  private final Cel cel;

  private RowExpression(Cel cel) {
    this.cel = cel;
  }

  /**
   * Compiles it; what is wrong goes to {@code problems} and the result is null.
   *
   * @param known the columns; null: whatever a row has
   */
  static @Nullable RowExpression compile(
      Located text, @Nullable Collection<String> known, Collection<Problem> problems) {
    return known == null
        ? compile(text, List.of(), List.of(ROW), problems)
        : compileFor(text, known, problems);
  }

  private static @Nullable RowExpression compileFor(
      Located text, Collection<String> columns, Collection<Problem> problems) {
    int before = problems.size();
    Matcher uses = USE.matcher(text.text());
    while (uses.find()) {
      @Nullable String column = column(uses);
      if (column != null && !columns.contains(column)) {
        problems.add(text.problem("unknown column '" + column + "'" + columnList(columns)));
      }
    }
    if (problems.size() > before) {
      return null;
    }
    TreeSet<String> variables = new TreeSet<>(columns);
    variables.removeIf(name -> !isVariable(name));
    variables.add(ROW);
    return compile(text, columns, variables, problems);
  }

  private static @Nullable RowExpression compile(
      Located text,
      Collection<String> columns,
      Collection<String> variables,
      Collection<Problem> problems) {
    try {
      return new RowExpression(Cel.compile(text.text(), variables));
    } catch (CelSyntaxException e) {
      boolean unknown = e.reason().startsWith("unknown name");
      problems.add(
          text.problem("'" + text.text() + "': " + (unknown ? unknown(e, columns) : e.reason())));
      return null;
    }
  }

  /** Its value, or null where it has none or its evaluation fails. */
  @Nullable Object evaluate(Map<String, ? extends @Nullable Object> row) {
    return cel.evaluate(row);
  }

  /** Whether a column can be named without {@code row['…']}. */
  static boolean isVariable(String column) {
    return IDENTIFIER.matcher(column).matches()
        && !RESERVED.contains(column)
        && !ROW.equals(column);
  }

  private static @Nullable String column(Matcher use) {
    for (int group = 1; group <= use.groupCount(); group++) {
      if (use.group(group) != null) {
        return use.group(group);
      }
    }
    return null;
  }

  private static String unknown(CelSyntaxException e, Collection<String> columns) {
    // Its own list would name only the columns that are identifiers.
    String reason = e.reason();
    int allowed = reason.indexOf("Allowed:");
    return (allowed < 0 ? reason : reason.substring(0, allowed).strip()) + columnList(columns);
  }

  private static String columnList(Collection<String> columns) {
    if (columns.isEmpty()) {
      return "; what was sent is " + ROW + ", and its fields are " + ROW + ".name";
    }
    return "; the columns are " + String.join(", ", columns);
  }
}
