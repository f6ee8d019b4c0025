package io.journeyline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  /** The samples of RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void shouldWriteNumbersAsEcmaScriptDoes(String bits, String expected) {
    double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(CanonicalJson.text(number)).isEqualTo(expected);
  }

  @Property(tries = 5_000)
  void shouldWriteDoublesThatReadBackTheSame(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    if (Double.isFinite(number)) {
      assertThat(Double.parseDouble(CanonicalJson.text(number))).isEqualTo(number + 0.0);
    } else {
      assertThat(CanonicalJson.text(number)).isEqualTo("null");
    }
  }

  @Property
  void shouldKeepAllDigitsOfALong(@ForAll long number) {
    assertThat(CanonicalJson.text(number)).isEqualTo(Long.toString(number));
  }

  /** RFC 8785, section 3.2.3. */
  @Test
  void shouldSortNamesByUtf16CodeUnits() {
    Map<String, Object> map = new HashMap<>();
    for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
      map.put(name, 1);
    }
    assertThat(CanonicalJson.text(map))
        .isEqualTo(
            "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}");
  }

  @Test
  void shouldEscapeAsLittleAsPossible() {
    assertThat(CanonicalJson.text("\u20ac$\u000f\nA'B\"\\\"/\b\t\f\r\u007f"))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\\b\\t\\f\\r\u007f\"");
  }

  @Test
  void shouldWriteNestedValues() {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put("b", Arrays.asList(null, true, 1, 2.5f, "x", Map.of()));
    map.put("a", null);
    assertThat(CanonicalJson.text(map)).isEqualTo("{\"a\":null,\"b\":[null,true,1,2.5,\"x\",{}]}");
  }

  @Test
  void shouldRefuseWhatJsonHasNot() {
    assertThatThrownBy(() -> CanonicalJson.text(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }
}
