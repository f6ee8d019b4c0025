package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsReadTest {
  private static final List<String> NAMES =
      List.of("plan", "address", "address.city", "address.geo.lat", "address.geo", "a.city", "a");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "traits.plan == 'pro'                        ~ plan",
        "traits['plan'] == 'pro' || has(traits.paid) ~ paid plan",
        "traits.address.city == 'Bonn'               ~ address.city",
        "traits.address['city'] == 'Bonn'            ~ address.city",
        "traits['address.city'] == 'Bonn'            ~ address.city",
        "'plan' in traits && size(traits.tags) > 1   ~ plan tags",
        "traits[traits.key] == 1                     ~ *",
        "size(traits) > 1                            ~ *",
        "traits.exists(t, t == 'plan')               ~ *",
        "1 < 2                                       ~ ``"
      })
  void shouldFindWhatAnExpressionReads(String where, String paths) {
    TraitsRead read = compile(where).reads(CustomerFacts.TRAITS);
    assertThat(read.all() ? "*" : String.join(" ", read.paths())).isEqualTo(paths);
  }

  @Test
  void shouldReadWhatLiesAboveAndBelow() {
    TraitsRead read = compile("traits.address.geo.lat > 1.0").reads(CustomerFacts.TRAITS);
    assertThat(List.of("address", "address.geo", "address.geo.lat", "address.geo.lat.deg"))
        .allMatch(read::reads);
    assertThat(List.of("addres", "address.city", "address.geography", "lat", "address.geo.lata"))
        .noneMatch(read::reads);
  }

  /** A trait that is not read changes nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "traits.plan == 'x'",
        "has(traits.address) && !has(traits.plan)",
        "traits.address == 'x'",
        "traits.address.city == 'x' || traits.plan == 'y'",
        "traits['address.city'] == 'x'",
        "traits.address['geo'].lat == 'y'",
        "'geo' in traits.address",
        "traits.address.exists(key, key == 'city')",
        "!('a' in traits)",
        "size(traits.address) == 2",
        "traits.all(name, name != 'plan')"
      })
  void shouldMakeNoDifferenceWithoutTheOthers(String where) {
    Expression expression = compile(where);
    Random random = new Random(where.hashCode());
    for (int i = 0; i < 500; i++) {
      Map<String, @Nullable Object> traits = new HashMap<>();
      for (String name : NAMES) {
        if (random.nextBoolean()) {
          traits.put(name, random.nextInt(4) == 0 ? null : List.of("x", "y").get(i % 2));
        }
      }
      Map<String, @Nullable Object> read = new HashMap<>(traits);
      read.keySet().removeIf(name -> !expression.reads(CustomerFacts.TRAITS).reads(name));
      assertThat(expression.testTraits(read))
          .as("%s of %s", where, traits)
          .isEqualTo(expression.testTraits(traits));
    }
  }

  private static Expression compile(String where) {
    return new CelExpression(Cel.compileCondition(where, List.of("traits")));
  }
}
