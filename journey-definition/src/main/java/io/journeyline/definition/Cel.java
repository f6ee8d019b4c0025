package io.journeyline.definition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL expression over named variables. Numbers compare across types; CEL's standard
 * functions and its string extension ({@code lowerAscii}, {@code split}, {@code replace} and so on)
 * are there. It may be evaluated by many threads at once.
 */
public final class Cel {
  /** Longest expression, in characters. */
  public static final int MAX_LENGTH = 4_000;

  private static final int MAX_ITERATIONS = 100_000;
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'", Pattern.DOTALL);
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(MAX_LENGTH)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings())
          .build();

  private final String text;
  private final Program program;
  private final CelType resultType;
  private final CelAbstractSyntaxTree tree;

  private Cel(String text, Program program, CelType resultType, CelAbstractSyntaxTree tree) {
    this.text = text;
    this.program = program;
    this.resultType = resultType;
    this.tree = tree;
  }

  /**
   * Compiles {@code text}, in which each of {@code variables} is dynamically typed.
   *
   * @throws IllegalArgumentException when it does not compile, with the position and what is wrong
   *     (a {@link CelSyntaxException})
   */
  public static Cel compile(String text, Collection<String> variables) {
    if (text.isBlank()) {
      throw new CelSyntaxException(1, 1, "the expression is empty");
    }
    if (text.length() > MAX_LENGTH) {
      throw new CelSyntaxException(
          1, MAX_LENGTH + 1, "the expression is longer than " + MAX_LENGTH + " characters");
    }
    CelValidationResult result = compiler(variables).compile(text);
    if (result.hasError()) {
      throw syntaxException(result.getErrors().getFirst(), variables);
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      return new Cel(text, RUNTIME.createProgram(tree), tree.getResultType(), tree);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException("line 1, column 1: " + e.getMessage(), e);
    }
  }

  /**
   * Compiles an expression that must be true or false.
   *
   * @throws IllegalArgumentException also when its value can be neither
   */
  public static Cel compileCondition(String text, Collection<String> variables) {
    Cel cel = compile(text, variables);
    if (!cel.resultType.equals(SimpleType.BOOL) && !cel.resultType.equals(SimpleType.DYN)) {
      throw new CelSyntaxException(
          1, 1, "its value is of type " + cel.resultType.name() + "; it must be true or false");
    }
    return cel;
  }

  /** The expression as written. */
  public String text() {
    return text;
  }

  /** Which facts it can see of those that a variable has. */
  TraitsRead reads(String variable) {
    return TraitsRead.of(tree, variable);
  }

  /**
   * Its value (null, Boolean, Long, Double, String, List, Map; timestamps and durations as ISO-8601
   * text), or null where evaluation fails.
   */
  public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> variables) {
    return evaluate(
        name ->
            variables.containsKey(name)
                ? Optional.of(CelValues.toCel(variables.get(name)))
                : Optional.empty());
  }

  @Nullable Object evaluate(CelVariableResolver variables) {
    try {
      return CelValues.fromCel(program.eval(variables));
    } catch (CelEvaluationException | RuntimeException e) {
      // A failed evaluation is a defined outcome (SEMANTICS.md §7): no value, hence false.
      return null;
    }
  }

  private static CelCompiler compiler(Collection<String> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings());
    variables.forEach(name -> builder.addVar(name, SimpleType.DYN));
    return builder.build();
  }

  private static CelSyntaxException syntaxException(CelIssue issue, Collection<String> variables) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
    Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
    if (undeclared.find()) {
      String name = undeclared.group(1);
      return new CelSyntaxException(
          line, column, "unknown name '" + name + "'" + Suggestions.of(name, variables));
    }
    return new CelSyntaxException(line, column, tidy(issue.getMessage().strip()));
  }

  /** The parser's message without its list of every possible token. */
  private static String tidy(String message) {
    return message
        .replaceFirst("(?s) \\(candidates: .*", "")
        .replaceFirst("(?s) expecting .*", "")
        .replaceFirst("(mismatched|extraneous) input '<EOF>'", "it ends too early")
        .replaceFirst("(mismatched|extraneous) input", "unexpected");
  }
}
