package io.journeyline.definition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that cannot be used, with every mistake that was found. */
public final class DefinitionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One mistake: where it is, what is wrong and what is allowed. */
  public record Problem(String file, int line, int column, String message) {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column + ": " + message;
    }
  }

  private final transient List<Problem> problems;

  public DefinitionException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
