package io.journeyline.definition;

/** An expression that does not compile: what is wrong, and where in its text. */
public final class CelSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String reason;

  CelSyntaxException(int line, int column, String reason) {
    super("line " + line + ", column " + column + ": " + reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  /** Line of the expression's text, from 1. */
  public int line() {
    return line;
  }

  /** Column of that line, from 1. */
  public int column() {
    return column;
  }

  public String reason() {
    return reason;
  }
}
