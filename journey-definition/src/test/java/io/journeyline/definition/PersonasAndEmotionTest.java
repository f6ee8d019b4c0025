package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition says of personas, reactions, and what only people know. */
class PersonasAndEmotionTest {
  private static final String SMALL =
      """
      map: shop
      version: 1
      stages:
        - id: awareness
          timeout: P30D
          knowledge:
            goal: Find something
            needs: [pictures, prices]
            owner: marketing
            personas:
              regular: {goal: See what is new, questions: Is there a discount?}
        - {id: decision}
      touchpoints:
        - {id: view, stage: awareness, event: Viewed}
        - {id: order, stage: decision, event: [Ordered, Paid]}
      """;
  private static final String PERSONAS =
      """
      personas:
        - {id: regular, name: Regular, description: Comes often, where: "touchpoints.order > 1"}
        - {id: phoner, where: "'phone' in channels"}
        - {id: others, where: "true"}
      """;

  private static JourneyDefinition parse(String yaml) throws DefinitionException {
    return DefinitionLoader.parse(yaml, "shop.yaml");
  }

  private static List<String> told(String yaml) {
    return Objects.requireNonNull(
            catchThrowableOfType(DefinitionException.class, () -> parse(yaml)), "no mistake")
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void shouldReadPersonas() throws DefinitionException {
    List<Persona> personas = parse(SMALL + PERSONAS).personas();

    assertThat(personas).extracting(Persona::id).containsExactly("regular", "phoner", "others");
    assertThat(personas).extracting(Persona::position).containsExactly(0, 1, 2);
    assertThat(personas).extracting(Persona::name).containsExactly("Regular", "phoner", "others");
    assertThat(personas.getFirst().description()).isEqualTo("Comes often");
  }

  @Test
  void shouldSeeTraitsTouchpointsChannelsAndCounts() throws DefinitionException {
    CustomerFacts facts =
        new CustomerFacts(
            Map.of("plan", "pro", "address.country", "DE"),
            Map.of("view", 3L, "order", 1L),
            Map.of("web", 4L),
            Map.of("touchpoints", 5L, "unmapped", 1L, "episodes", 2L, "goals", 1L));

    assertThat(holds("traits.plan == 'pro' && traits.address.country == 'DE'", facts)).isTrue();
    assertThat(holds("'order' in touchpoints && !('phone' in channels)", facts)).isTrue();
    assertThat(holds("touchpoints.view >= 3 && channels['web'] > 3", facts)).isTrue();
    assertThat(holds("counts.episodes == 2 && counts.goals > 0", facts)).isTrue();
    assertThat(holds("counts.touchpoints - counts.unmapped == 4", facts)).isTrue();
    assertThat(holds("channels.phone == 0", facts)).as("missing is missing, not 0").isFalse();
    assertThat(holds("channels.exists(c, c == 'web')", facts)).isTrue();
  }

  private static boolean holds(String where, CustomerFacts facts) throws DefinitionException {
    String personas = "personas:\n  - {id: regular, where: \"%s\"}\n".formatted(where);
    return parse(SMALL + personas).personas().getFirst().where().test(facts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{id: regular, where: \"touchpoints.orders > 1\"}|asks for the unknown touchpoint 'orders'; did you mean 'order'?",
        "{id: regular, where: \"counts.goal > 1\"}|asks for the unknown count 'goal'; did you mean 'goals'?",
        "{id: regular, where: \"properties.x > 1\"}|unknown name 'properties'",
        "{id: regular, where: \"false\"}|'where' holds of no customer",
        "{id: all, where: \"traits.a\"}|a persona cannot be called 'all'",
        "{id: regular, where: \"1 + 1\"}|it must be true or false",
        "{id: regular}|'where' is missing here"
      })
  void shouldTellMistakesOfAPersona(String persona, String expected) {
    assertThat(told(SMALL + "personas:\n  - " + persona + "\n"))
        .anyMatch(m -> m.contains(expected));
  }

  @Test
  void shouldRefuseAPersonaThatLeavesNobodyToTheNext() {
    assertThat(
            told(
                SMALL
                    + """
                    personas:
                      - {id: regular, where: "1 < 2"}
                      - {id: others, where: "true"}
                    """))
        .containsExactly(
            "shop.yaml:17:26: 'where' holds of every customer, so that the personas after this one"
                + " have none; put it last");
  }

  @Test
  void shouldWantUniqueIdsOfSegmentsAndPersonas() {
    assertThat(
            told(SMALL + "segments:\n  - {id: phoner, where: \"traits.phone == 1\"}\n" + PERSONAS))
        .singleElement()
        .asString()
        .contains("segment or persona 'phoner' is given twice");
  }

  @Test
  void shouldReadWhatOnlyPeopleKnow() throws DefinitionException {
    StageKnowledge awareness = parse(SMALL + PERSONAS).knowledgeOf("awareness");

    assertThat(awareness.of("all"))
        .isEqualTo(
            new Knowledge(
                "Find something",
                List.of("pictures", "prices"),
                List.of(),
                List.of(),
                List.of(),
                "marketing"));
    assertThat(awareness.of("regular"))
        .isEqualTo(
            new Knowledge(
                "See what is new",
                List.of("pictures", "prices"),
                List.of("Is there a discount?"),
                List.of(),
                List.of(),
                "marketing"));
    assertThat(parse(SMALL + PERSONAS).knowledgeOf("decision").of("regular"))
        .isEqualTo(Knowledge.NONE);
    assertThat(told(SMALL.replace("regular:", "reglar:") + PERSONAS))
        .containsExactly(
            "shop.yaml:11:9: unknown persona 'reglar'; did you mean 'regular'? Allowed: regular, phoner, others");
  }

  @Test
  void shouldScoreReactions() throws DefinitionException {
    EmotionRules rules =
        parse(
                SMALL
                    + "personas: []\nemotion: {reactions: {love: 10000, angry: -9000, \"👍\": 5000}}\n"
                        .replace("personas: []\n", "")
                    + PERSONAS)
            .emotion();

    assertThat(rules.reactionOf(view(Map.of("reaction", "love")))).isEqualTo(10_000);
    assertThat(rules.reactionOf(view(Map.of("reaction", "👍")))).isEqualTo(5000);
    assertThat(rules.reactionOf(view(Map.of("reaction", "wow")))).isNull();
    assertThat(rules.reactionOf(view(Map.of()))).isNull();
    assertThat(parse(SMALL + PERSONAS).emotion()).isEqualTo(EmotionRules.NONE);
    EmotionRules own =
        parse(
                SMALL
                    + PERSONAS
                    + "emotion: {reaction: \"type + '/' + properties.mood\", reactions: {Viewed/bad: -5000}}\n")
            .emotion();
    assertThat(own.reactionOf(view(Map.of("mood", "bad")))).isEqualTo(-5000);
    assertThat(told(SMALL + PERSONAS + "emotion: {reactions: {love: 10001}}\n"))
        .singleElement()
        .asString()
        .contains("'love' must be a whole number from -10000 to 10000; here it is 10001");
  }

  private static TouchpointView view(Map<String, Object> properties) {
    Touchpoint touchpoint = new Touchpoint();
    touchpoint.setType("Viewed");
    touchpoint.setProperties(properties);
    return new TouchpointView(touchpoint);
  }
}
