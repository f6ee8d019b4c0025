package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelTest {
  private static final List<String> VARIABLES = List.of("a", "b", "m");

  private static @Nullable Object evaluate(String text, Map<String, ?> variables) {
    return Cel.compile(text, VARIABLES).evaluate(variables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a >= 100.0",
        "a >= 100",
        "a == 150.0",
        "a == 150",
        "150.0 == a",
        "a > b",
        "a == b + 0.0 || b < a",
        "a in [150.0]",
        "a == uint(150)",
        "m.total == 150",
        "m['total'] < 150.5",
        "has(m.total) && !has(m.other)",
        "m.nothing == null",
        "'total' in m",
        "'Ab'.lowerAscii() == 'ab'",
        "'a-b-c'.split('-')[1] == 'b'",
        "'a-b'.replace('-', '+') == 'a+b'",
        "'Order'.matches('^O.*r$')",
        "m.list.exists(x, x == 2)",
        "m.missing == 1 || a == 150",
        "a == 150 || m.missing == 1"
      })
  void shouldCompareNumbersAcrossTypesAndKnowTheStandardFunctions(String text) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("total", 150.0);
    facts.put("nothing", null);
    facts.put("list", List.of(1, 2, 3));
    assertThat(evaluate(text, Map.of("a", 150, "b", 149.5, "m", facts))).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"m.missing", "m.missing > 1", "a > 'x'", "a / 0", "b", "int('x')", "m.total.x"})
  void shouldHaveNoValueWhereEvaluationFails(String text) {
    assertThat(evaluate(text, Map.of("a", 1L, "m", Map.of("total", 1)))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + 1             | java.lang.Long",
        "a * 1.5           | java.lang.String",
        "double(a) * 1.5   | java.lang.Double",
        "string(a)         | java.lang.String",
        "a == 1            | java.lang.Boolean",
        "uint(3)           | java.lang.Long",
        "timestamp('2026-01-02T03:04:05Z') | java.lang.String",
        "duration('90s')   | java.lang.String"
      })
  void shouldGivePlainJavaValues(String text, String type) {
    Object value = evaluate(text, Map.of("a", 2L));
    if (text.startsWith("a *")) {
      assertThat(value).as("CEL has no arithmetic across types").isNull();
    } else {
      assertThat(value).isNotNull();
      assertThat(value.getClass().getName()).isEqualTo(type);
    }
  }

  @Test
  void shouldGiveListsMapsAndNullsBack() {
    Map<String, Object> map = Collections.singletonMap("k", null);
    assertThat(evaluate("[a, {'x': m}]", Map.of("a", 1, "m", map)))
        .isEqualTo(Arrays.asList(1L, Map.of("x", map)));
    assertThat(evaluate("a", Collections.singletonMap("a", null))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a >                 | line 1, column 4",
        "aa == 1             | line 1, column 1: unknown name 'aa'; did you mean 'a'? Allowed: a, b, m",
        "a.nope(1)           | nope",
        "a && (              | line 1, column 7"
      })
  void shouldSayWhereAndWhyAnExpressionDoesNotCompile(String text, String message) {
    assertThatThrownBy(() -> Cel.compile(text, VARIABLES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseExpressionsWithoutBounds() {
    String tooLong = "a == 1" + " || a == 1".repeat(Cel.MAX_LENGTH / 10);
    assertThatThrownBy(() -> Cel.compile(tooLong, VARIABLES)).hasMessageContaining("longer than");
    String tooDeep = "(".repeat(1_000) + "a" + ")".repeat(1_000);
    assertThatThrownBy(() -> Cel.compile(tooDeep, VARIABLES))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cel.compile("  ", VARIABLES)).hasMessageContaining("empty");
  }

  @Test
  void shouldStopARunawayComprehension() {
    String digits = "[0,1,2,3,4,5,6,7,8,9]";
    String runaway = "true";
    for (int i = 0; i < 8; i++) {
      runaway = digits + ".all(x" + i + ", " + runaway + ")";
    }
    assertThat(evaluate(runaway, Map.of())).isNull();
  }

  @Test
  void shouldRefuseAConditionThatIsNeverTrueOrFalse() {
    assertThatThrownBy(() -> Cel.compileCondition("'text'", VARIABLES))
        .hasMessageContaining("must be true or false");
    assertThat(
            Cel.compileCondition("m.flag", VARIABLES).evaluate(Map.of("m", Map.of("flag", true))))
        .isEqualTo(true);
  }

  @Test
  void shouldBeEvaluatedByManyThreadsAtOnce() throws Exception {
    Cel cel = Cel.compile("m.list.map(x, x * a)[1]", VARIABLES);
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (long thread = 1; thread <= 4; thread++) {
        long factor = thread;
        results.add(
            threads.submit(
                () -> {
                  boolean right = true;
                  for (int i = 0; i < 2_000; i++) {
                    Object value =
                        cel.evaluate(Map.of("a", factor, "m", Map.of("list", List.of(1, i))));
                    right &= Long.valueOf(i * factor).equals(value);
                  }
                  return right;
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    }
  }
}
