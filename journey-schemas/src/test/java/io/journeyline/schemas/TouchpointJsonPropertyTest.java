package io.journeyline.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TouchpointJsonPropertyTest {

  @Property
  void shouldReadBackWhatItWrites(@ForAll("touchpoints") Map<String, Object> fields) {
    Touchpoint touchpoint = TouchpointJson.parse(CanonicalJson.text(fields).getBytes(UTF_8));
    byte[] canonical = TouchpointJson.canonical(touchpoint);
    Touchpoint again = TouchpointJson.parse(canonical);
    assertThat(again).isEqualTo(touchpoint);
    assertThat(TouchpointJson.canonical(again)).isEqualTo(canonical);
  }

  @Property(tries = 200)
  void shouldNotDependOnTheOrderOfFields(
      @ForAll("touchpoints") Map<String, Object> fields, @ForAll Random random) {
    List<String> names = new ArrayList<>(fields.keySet());
    Collections.shuffle(names, random);
    StringBuilder json = new StringBuilder();
    names.forEach(
        name ->
            json.append(json.isEmpty() ? "{" : ",")
                .append(CanonicalJson.text(name))
                .append(':')
                .append(CanonicalJson.text(fields.get(name))));
    byte[] shuffled = json.append('}').toString().getBytes(UTF_8);
    byte[] sorted = CanonicalJson.text(fields).getBytes(UTF_8);
    assertThat(TouchpointJson.canonical(TouchpointJson.parse(shuffled)))
        .isEqualTo(TouchpointJson.canonical(TouchpointJson.parse(sorted)));
  }

  @Provide
  Arbitrary<Map<String, Object>> touchpoints() {
    Arbitrary<Long> times = Arbitraries.longs().between(0, 253_402_300_799_999L);
    Arbitrary<Map<String, Object>> optional =
        Arbitraries.maps(Arbitraries.of("text", "properties", "traits", "campaign"), facts())
            .map(TouchpointJsonPropertyTest::typed);
    return Combinators.combine(names(), names(), times, times, identifiers(), optional)
        .as(
            (eventId, type, occurredAt, receivedAt, identifiers, more) -> {
              Map<String, Object> fields = new LinkedHashMap<>(more);
              fields.put("eventId", eventId);
              fields.put("type", type);
              fields.put("source", "web");
              fields.put("channel", "site");
              fields.put("occurredAt", occurredAt);
              fields.put("receivedAt", receivedAt);
              fields.put("identifiers", identifiers);
              return fields;
            });
  }

  private static Map<String, Object> typed(Map<String, Map<String, Object>> facts) {
    Map<String, Object> fields = new LinkedHashMap<>(facts);
    fields.computeIfPresent("text", (name, value) -> CanonicalJson.text(value));
    fields.computeIfPresent("campaign", (name, value) -> CanonicalJson.text(value));
    return fields;
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("ab.\u00e9\u20ac\"\\\n")
        .ofMinLength(1)
        .ofMaxLength(6)
        .map(name -> "x" + name);
  }

  private static Arbitrary<Map<String, Object>> identifiers() {
    Arbitrary<Object> one = names().map(name -> name);
    Arbitrary<Object> several = names().list().ofMaxSize(3).map(list -> list);
    return Arbitraries.maps(names(), Arbitraries.oneOf(one, several)).ofMaxSize(4);
  }

  private static Arbitrary<Map<String, Object>> facts() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            names().map(text -> text),
            Arbitraries.longs().map(number -> number),
            Arbitraries.doubles().map(number -> number),
            Arbitraries.of(true, false).map(truth -> truth),
            Arbitraries.longs().list().ofMaxSize(3).map(list -> list));
    // Without dots, so that no two flattened names are alike.
    Arbitrary<String> keys = names().map(name -> name.replace('.', '_'));
    Arbitrary<Object> nested = Arbitraries.maps(keys, values).ofMaxSize(3).map(map -> map);
    return Arbitraries.maps(keys, Arbitraries.oneOf(values, nested)).ofMaxSize(5);
  }
}
