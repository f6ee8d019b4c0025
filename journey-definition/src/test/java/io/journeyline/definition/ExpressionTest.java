package io.journeyline.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Touchpoint;
import io.journeyline.schemas.TouchpointJson;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEMANTICS.md §7: what CEL sees. */
class ExpressionTest {
  private static final Touchpoint FULL =
      touchpoint(
          """
          {"eventId":"e1","source":"web","channel":"site","type":"Order Completed","occurredAt":1,
           "identifiers":{"user_id":"u"},
           "properties":{"total":150,"price":99.5,"address":{"city":"Bonn","geo":{"lat":50}},
             "items":[1,2],"gone":null,"a":"plain","a.b":"dotted"},
           "traits":{"plan":"pro","age":30.0},"campaign":{"name":"spring"},
           "value":{"amount":"12.50","currency":"EUR"},
           "feedback":{"metric":"nps","score":9,"min":0,"max":10},"text":"thank you"}
          """);
  private static final Touchpoint BARE =
      touchpoint(
          """
          {"eventId":"e1","source":"web","channel":"site","type":"Viewed","occurredAt":1,
           "identifiers":{"user_id":"u"}}
          """);

  private static Touchpoint touchpoint(String json) {
    return TouchpointJson.parse(json.getBytes(UTF_8));
  }

  private static Expression expression(String text) {
    return new CelExpression(Cel.compile(text, TouchpointView.VARIABLES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source == 'web' && channel == 'site' && type == 'Order Completed'",
        "properties.total >= 100.0",
        "properties.total == 150.0",
        "properties.price < 100",
        "properties.address.city == 'Bonn'",
        "properties['address.city'] == 'Bonn'",
        "properties.address.geo.lat == 50",
        "properties['address.geo.lat'] == 50",
        "has(properties.address.city) && !has(properties.address.street)",
        "properties.items == '[1,2]'",
        "properties.gone == null",
        "properties.a == 'plain' && properties['a.b'] == 'dotted'",
        "traits.plan == 'pro' && traits.age == 30",
        "campaign.name == 'spring'",
        "value.amount == 12.5 && value.currency == 'EUR'",
        "feedback.metric == 'nps' && feedback.score >= 9 && feedback.min == 0 && feedback.max > 9",
        "text.contains('thank')",
        "'total' in properties"
      })
  void shouldSeeTheTouchpoint(String text) {
    assertThat(expression(text).test(FULL)).isTrue();
    assertThat(expression("!(" + text + ")").test(FULL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "properties.total >= 100.0",
        "properties.total < 100.0",
        "!(properties.total >= 100.0)",
        "properties.address.city != 'Bonn'",
        "value.amount < 5.0",
        "feedback.score < 5",
        "campaign.name != 'x'",
        "text.contains('')",
        "traits.plan != 'pro'",
        "properties.total",
        "type"
      })
  void shouldBeFalseOnAMissingKeyOrAValueThatIsNeitherTrueNorFalse(String text) {
    assertThat(expression(text).test(BARE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"value == null", "feedback == null", "text == null", "campaign == {}"})
  void shouldSeeThatAnOptionalFieldIsAbsent(String text) {
    assertThat(expression(text).test(BARE)).isTrue();
    assertThat(expression(text).test(FULL)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "type                           | Order Completed",
        "properties.total               | 150",
        "traits.age                     | 30",
        "value.amount * 2.0             | 25",
        "properties.price               | 99.5",
        "properties.total > 1           | true",
        "properties.gone                | none",
        "properties.missing             | none",
        "[source, channel]              | [\"web\",\"site\"]",
        "{'b': 1, 'a': null}            | {\"a\":null,\"b\":1}"
      })
  void shouldGiveItsValueAsText(String text, @Nullable String value) {
    assertThat(expression(text).valueOf(FULL)).isEqualTo(value);
  }

  @Test
  void shouldTakeANullTraitForNoTrait() {
    Expression expression =
        new CelExpression(Cel.compile("traits.plan == null", List.of("traits")));
    Map<String, @Nullable Object> traits = new HashMap<>(Collections.singletonMap("plan", null));
    assertThat(expression.testTraits(traits)).isFalse();
    Expression nested = new CelExpression(Cel.compile("traits.a.b > 1.5", List.of("traits")));
    assertThat(nested.testTraits(Map.of("a.b", 2L))).isTrue();
  }

  @Test
  void shouldNestFactsTheSameInWhateverOrderTheyCome() {
    Map<String, Object> facts = new HashMap<>();
    for (String name : List.of("a.b.c", "a.b", "a.d", "x.", ".y", "z..z")) {
      facts.put(name, name);
    }
    Map<String, Object> nested = NestedFacts.of(facts);
    assertThat(nested.get("a")).isEqualTo(Map.of("b", "a.b", "d", "a.d"));
    assertThat(nested).containsAllEntriesOf(facts);
  }

  @Test
  void shouldTakeTheFirstRuleThatMatches() throws DefinitionException {
    JourneyDefinition definition =
        DefinitionLoader.parse(
            """
            map: m
            version: 1
            stages: [{id: s}]
            touchpoints:
              - {id: big, stage: s, event: Order Completed, where: "properties.total > 200"}
              - {id: other_source, stage: s, event: Order Completed, source: pos}
              - {id: other_channel, stage: s, event: Order Completed, channel: app}
              - {id: any_order, stage: s, event: [Order Completed, Paid], source: web}
              - {id: last, stage: s, event: Order Completed}
            """,
            "m.yaml");
    TouchpointRule rule = definition.ruleFor(FULL);
    assertThat(rule).isNotNull();
    assertThat(rule.id()).isEqualTo("any_order");
    assertThat(definition.ruleFor(BARE)).isNull();
  }

  @Test
  void shouldMakeWhatExpressionsSeeOnceForAllOfThem() {
    TouchpointView view = new TouchpointView(FULL);
    Object first = view.resolver().find("properties").orElseThrow();
    assertThat(view.resolver().find("properties").orElseThrow()).isSameAs(first);
    assertThat(view.resolver().find("nothing")).isEmpty();
  }
}
