package io.journeyline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyline.definition.DefinitionException.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEMANTICS.md §7: the definition file. */
class DefinitionLoaderTest {
  private static final String SMALL =
      """
      map: shop
      version: 1
      stages:
        - {id: awareness, timeout: P30D}
        - {id: decision}
      touchpoints:
        - {id: view, stage: awareness, event: Viewed}
        - {id: order, stage: decision, event: [Ordered, Paid]}
      """;

  private static JourneyDefinition parse(String yaml) throws DefinitionException {
    return DefinitionLoader.parse(yaml, "shop.yaml");
  }

  private static List<Problem> problems(String yaml) {
    DefinitionException error = catchThrowableOfType(DefinitionException.class, () -> parse(yaml));
    assertThat(error).isNotNull();
    return error.problems();
  }

  private static List<String> told(String yaml) {
    return problems(yaml).stream().map(Problem::toString).toList();
  }

  @Test
  void shouldReadWhatIsTakenInByConsent() throws DefinitionException {
    assertThat(parse(SMALL).consent()).isEqualTo(ConsentRule.NONE);
    assertThat(parse(SMALL + "consent: {require: analytics}\n").consent())
        .isEqualTo(new ConsentRule(List.of("analytics"), true, true));
    assertThat(
            parse(
                    SMALL
                        + "consent: {require: [analytics, ads], whenUnknown: refuse, gpc:"
                        + " refuse}\n")
                .consent())
        .isEqualTo(new ConsentRule(List.of("analytics", "ads"), false, false));
    assertThat(told(SMALL + "consent: {gpc: no}\n"))
        .containsExactly(
            "shop.yaml:9:16: 'gpc' must be accept or refuse: what to do with what was sent with"
                + " Global Privacy Control; here it is 'no'");
  }

  @Test
  void shouldReadADefinitionWithEverything() throws DefinitionException {
    JourneyDefinition definition =
        parse(
            """
            map: shop
            version: 3
            zone: Europe/Berlin
            identity:
              types: [user_id, email, phone, anonymous_id]
              unique: user_id
              block: ["null", "/^0+$/"]
              sharedAbove: {default: 20, email: 200}
              region: DE
              cuts: [["email:Info@Example.com", "phone:030 901820"]]
            stages:
              - {id: awareness, timeout: P30D}
              - {id: decision, timeout: P2W}
              - {id: use}
            touchpoints:
              - {id: ad_click, stage: awareness, event: Ad Clicked, channel: social, source: x}
              - {id: product_page, stage: awareness, event: Viewed}
              - {id: big_order, stage: decision, event: [Ordered, Paid],
                 where: "properties.total >= 100.0", goal: true, owner: sales}
            segments:
              - {id: pro, where: "traits.plan == 'pro'"}
            funnels:
              - id: purchase
                window: P7D
                order: strict
                count: every
                hold: ["properties.cart"]
                by: campaign.name
                exclude: [{touchpoint: ad_click, from: view}]
                steps:
                  - {id: view, touchpoint: product_page}
                  - {id: chat, event: Chatted, optional: true}
                  - {id: order, touchpoint: big_order, within: PT2H}
            """);
    assertThat(definition.map()).isEqualTo("shop");
    assertThat(definition.version()).isEqualTo(3);
    assertThat(definition.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(definition.stages())
        .containsExactly(
            new Stage(0, "awareness", Duration.ofDays(30)),
            new Stage(1, "decision", Duration.ofDays(14)),
            new Stage(2, "use", null));
    TouchpointRule order = definition.touchpoints().get(2);
    assertThat(order.position()).isEqualTo(2);
    assertThat(order.stage()).isEqualTo(definition.stages().get(1));
    assertThat(order.owner()).isEqualTo("sales");
    assertThat(order.goal()).isTrue();
    assertThat(order.matcher().events()).containsExactly("Ordered", "Paid");
    assertThat(definition.segments()).extracting(Segment::id).containsExactly("pro");
    Funnel funnel = definition.funnels().getFirst();
    assertThat(funnel.order()).isEqualTo(Funnel.Order.STRICT);
    assertThat(funnel.count()).isEqualTo(Funnel.Count.EVERY);
    assertThat(funnel.window()).isEqualTo(Duration.ofDays(7));
    assertThat(funnel.exclude()).containsExactly(new Funnel.Exclusion("ad_click", 0, 2));
    assertThat(funnel.hold()).hasSize(1);
    assertThat(funnel.by()).isNotNull();
    assertThat(funnel.steps().get(1).optional()).isTrue();
    assertThat(funnel.steps().get(1).touchpoint()).isNull();
    assertThat(funnel.steps().get(2).within()).isEqualTo(Duration.ofHours(2));
    IdentityRules identity = definition.identity();
    assertThat(identity.blockValues()).containsExactly("null");
    assertThat(identity.blockPatterns()).extracting(Pattern::pattern).containsExactly("^0+$");
    assertThat(identity.cuts())
        .containsExactly(new IdentityRules.Cut("email:info@example.com", "phone:+4930901820"));
    assertThat(identity.sharedAbove("email")).isEqualTo(200);
    assertThat(identity.sharedAbove("phone")).isEqualTo(20);
  }

  @Test
  void shouldHaveTheDocumentedDefaults() throws DefinitionException {
    JourneyDefinition definition =
        parse(
            SMALL
                + """
                funnels:
                  - id: f
                    window: P1D
                    steps: [{id: a, touchpoint: view}, {id: b, touchpoint: order}]
                    exclude: [{touchpoint: view}]
                """);
    assertThat(definition.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(definition.segments()).isEmpty();
    IdentityRules identity = definition.identity();
    assertThat(identity.types())
        .containsExactly("user_id", "crm_contact", "email", "phone", "social", "anonymous_id");
    assertThat(identity.unique()).isEqualTo("user_id");
    assertThat(identity.region()).isNull();
    assertThat(identity.sharedAboveDefault()).isEqualTo(20);
    assertThat(identity.sharedAboveByType())
        .isEqualTo(Map.of("email", 200, "phone", 200, "crm_contact", 200));
    Funnel funnel = definition.funnels().getFirst();
    assertThat(funnel.order()).isEqualTo(Funnel.Order.SEQUENTIAL);
    assertThat(funnel.count()).isEqualTo(Funnel.Count.BEST);
    assertThat(funnel.exclude()).containsExactly(new Funnel.Exclusion("view", 0, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "{types: [user_id, email]}                    | user_id",
        "{types: [email, user_id]}                    | none",
        "{types: [lead, email], unique: lead}         | lead",
        "{unique: null}                               | none",
        "{}                                           | user_id"
      })
  void shouldTakeUserIdForUniqueOnlyWhereItIsTheFirstType(String identity, @Nullable String unique)
      throws DefinitionException {
    assertThat(parse(SMALL + "identity: " + identity).identity().unique()).isEqualTo(unique);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5                       | 5  | 5",
        "'{default: 7}'          | 7  | 7",
        "'{email: 9}'            | 9  | 20",
        "'{social: 9}'           | 200| 20",
        "'{default: 7, email: 3}'| 3  | 7"
      })
  void shouldReadTheLimitOfSharedIdentifiers(String sharedAbove, int email, int other)
      throws DefinitionException {
    IdentityRules identity =
        parse(SMALL + "identity: {sharedAbove: " + sharedAbove + "}").identity();
    assertThat(identity.sharedAbove("email")).isEqualTo(email);
    assertThat(identity.sharedAbove("other")).isEqualTo(other);
  }

  @Test
  void shouldReadJsonToo() throws DefinitionException {
    assertThat(
            parse(
                    "{\"map\":\"m\",\"version\":1,\"stages\":[{\"id\":\"s\"}],"
                        + "\"touchpoints\":[{\"id\":\"t\",\"stage\":\"s\",\"event\":\"E\"}]}")
                .map())
        .isEqualTo("m");
  }

  @Test
  void shouldReportEveryMistakeAtOnceWithItsPlace() {
    assertThat(
            told(
                """
                map: my shop
                version: "1"
                zone: Europe/Berlim
                stagez: []
                identity:
                  types: [email, user_id]
                  unique: user_id
                  block: [null, "/(/"]
                  region: XX
                  sharedAbove: {email: many}
                  cuts: [["email:A@x", "email:a@x"], ["email"]]
                stages:
                  - {id: awareness, timeout: 30 days}
                  - {id: awareness}
                  - {id: DROP, timeout: PT0S}
                touchpoints:
                  - {id: view, stage: awarenes, event: Viewed, where: "propertes.x == 1"}
                  - {id: view, stage: awareness, event: Viewed, where: 'type ==', goal: yes}
                  - {stage: awareness, event: []}
                segments:
                  - {id: all, where: "properties.x == 1"}
                """))
        .containsExactly(
            "shop.yaml:1:6: 'map' must be a name of letters, digits, '_', '-' and '.', up to 64 of"
                + " them, beginning with a letter or digit; here it is 'my shop'",
            "shop.yaml:2:10: 'version' must be a whole number from 1, raised with every change of"
                + " meaning; here it is '1'",
            "shop.yaml:3:7: unknown time zone 'Europe/Berlim'; did you mean 'Europe/Berlin'?"
                + " Allowed are names such as UTC or Europe/Berlin",
            "shop.yaml:4:1: unknown key 'stagez'; did you mean 'stages'? Allowed: map, version,"
                + " zone, identity, consent, stages, touchpoints, segments, personas, emotion,"
                + " funnels, targets, alerts",
            "shop.yaml:7:11: the unique type 'user_id' must be the first of 'types', which is"
                + " 'email'; or write null for none",
            "shop.yaml:8:11: an entry of 'block' must be text in quotes such as \"null\", or"
                + " \"/regular expression/\"; here it is nothing",
            "shop.yaml:8:17: '/(/' is not a regular expression: Unclosed group at character 3",
            "shop.yaml:9:11: unknown country 'XX'; it must be an ISO 3166 code such as DE or US",
            "shop.yaml:10:24: 'email' must be a whole number from 1; here it is 'many'",
            "shop.yaml:11:10: a cut needs two different identifiers; these two are one",
            "shop.yaml:11:38: an entry of 'cuts' must be a pair such as"
                + " [\"email:info@example.com\", \"anonymous_id:a1\"]; here it is a list",
            "shop.yaml:11:39: an entry of 'cuts' must be an identifier as \"type:value\"; here it"
                + " is 'email'",
            "shop.yaml:13:30: 'timeout' must be a duration such as P30D, PT2H or P1DT12H (weeks,"
                + " days of 24 hours, hours, minutes, seconds), longer than zero; here it is '30"
                + " days'",
            "shop.yaml:14:10: stage 'awareness' is given twice; the first is in line 13",
            "shop.yaml:15:10: a stage cannot be called 'DROP', which stands for the begin or end of"
                + " an episode; choose another id",
            "shop.yaml:15:25: 'timeout' must be longer than zero",
            "shop.yaml:17:23: unknown stage 'awarenes'; did you mean 'awareness'? Allowed:"
                + " awareness",
            "shop.yaml:17:56: 'where' is not a usable expression: unknown name 'propertes'; did you"
                + " mean 'properties'? Allowed: source, channel, type, properties, traits,"
                + " campaign, value, feedback, text",
            "shop.yaml:18:10: touchpoint 'view' is given twice; the first is in line 17",
            "shop.yaml:18:64: 'where' is not a usable expression: it ends too early",
            "shop.yaml:18:73: 'goal' must be true or false; here it is 'yes'",
            "shop.yaml:19:5: 'id' is missing here; it must be a name of letters, digits, '_', '-'"
                + " and '.', up to 64 of them, beginning with a letter or digit",
            "shop.yaml:19:31: 'event' must be an event's name or a list of names; here it is an"
                + " empty list",
            "shop.yaml:21:10: a segment cannot be called 'all', which stands for every customer",
            "shop.yaml:21:23: 'where' is not a usable expression: unknown name 'properties';"
                + " allowed: traits");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "steps: [{id: a, touchpoint: view}] | 13:12: 'steps' must be a list of at least two steps;"
            + " here it is a list",
        "steps: [{id: a, touchpoint: viev}, {id: b, touchpoint: order}] | 13:33: unknown touchpoint"
            + " 'viev'; did you mean 'view'? Allowed: view, order",
        "steps: [{id: a, touchpoint: view}, {id: a, touchpoint: order}] | 13:45: step 'a' is given"
            + " twice; the first is in line 13",
        "steps: [{id: a}, {id: b, touchpoint: order}] | 13:13: a step needs either 'touchpoint' or"
            + " its own 'event', 'source', 'channel', 'where'",
        "steps: [{id: a, touchpoint: view, event: E}, {id: b, touchpoint: order}] | 13:13: a step"
            + " needs either 'touchpoint' or its own 'event', 'source', 'channel', 'where', not"
            + " both",
        "steps: [{id: a, touchpoint: view, optional: true}, {id: b, touchpoint: order}] | 13:39:"
            + " the first and the last step cannot be optional",
        "steps: [{id: a, touchpoint: view}, {id: b, touchpoint: order, optional: true}] | 13:67:"
            + " the first and the last step cannot be optional",
        "steps: [{id: a, touchpoint: view}, {id: b, touchpoint: order, within: P1Y}] | 13:75:"
            + " 'within' must be a duration",
        "steps: [{id: a, where: 'x'}, {id: b, touchpoint: order}] | 13:29: 'where' is not a usable"
            + " expression: unknown name 'x'",
        "exclude: [{touchpoint: nope}] | 13:28: unknown touchpoint 'nope'; allowed: view, order",
        "exclude: [{touchpoint: view, from: x}] | 13:40: unknown step 'x'",
        "exclude: [{touchpoint: view, from: m}] | 13:40: 'from' cannot name the optional step 'm'",
        "exclude: [{touchpoint: view, to: m}] | 13:38: 'to' cannot name the optional step 'm'",
        "exclude: [{touchpoint: view, from: b, to: a}] | 13:15: 'from' must be an earlier step than"
            + " 'to'",
        "exclude: [{touchpoint: view, from: b}] | 13:15: 'from' must be an earlier step than 'to'",
        "hold: ['1 +'] | 13:16: 'hold' is not a usable expression",
        "by: nope | 13:9: 'by' is not a usable expression: unknown name 'nope'",
        "order: sideways | 13:12: 'order' must be sequential (the default), strict or any; here it"
            + " is 'sideways'",
        "count: 5 | 13:12: 'count' must be best (the default), first or every; here it is 5",
        "order: any; exclude: [{touchpoint: view}] | 14:5: 'exclude' cannot be used in a funnel"
            + " with order any",
        "order: any | 12:66: 'optional' cannot be used in a funnel with order any",
        "window: P0D | 13:13: 'window' must be longer than zero"
      })
  void shouldCheckFunnels(String lines, String message) {
    String window = lines.startsWith("window") ? "#\n" : "    window: P1D\n";
    String steps =
        lines.startsWith("steps")
            ? "#\n"
            : "    steps: [{id: a, touchpoint: view}, {id: m, touchpoint: view, optional: true},"
                + " {id: b, touchpoint: order}]\n";
    String yaml =
        SMALL + "funnels:\n  - id: f\n" + window + steps + "    " + lines.replace("; ", "\n    ");
    assertThat(told(yaml)).anyMatch(told -> told.startsWith("shop.yaml:" + message));
  }

  /** Lines are parted by ^. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "map: [ | 1:7: not YAML: ",
        "map: a^map: b | 2:1: key 'map' is given twice; the first is in line 1",
        "'' | 1:1: the file must be a group of keys",
        "^ | 1:1: the file is empty",
        "# only a comment | 1:1: the file is empty",
        "- a | 1:1: the file must be a group of keys",
        "map: a^---^map: b | 2:1: not YAML",
        "map: !!binary aGk= | 1:6: the tag",
        "map: &m [*m] | nested too deeply",
        "[a, b]: c | 1:1: a key must be text",
        "stages:^@ | 2:1: not YAML",
        "map: 'a | not YAML"
      })
  void shouldReportWhatIsNotYaml(String yaml, String message) {
    assertThat(told(yaml.replace('^', '\n'))).anyMatch(told -> told.contains(message));
  }

  @Test
  void shouldSurviveABillionLaughs() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String previous = "*a" + (i - 1);
      yaml.append("a").append(i).append(": &a").append(i).append(" [");
      yaml.append(String.join(", ", Collections.nCopies(10, previous))).append("]\n");
    }
    assertThat(told(yaml.toString())).anyMatch(told -> told.contains("repeated too often"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30D",
        "P",
        "PT",
        "P1M",
        "P1Y",
        "-P1D",
        "P-1D",
        "P1D2H",
        "P1.5D",
        "PT0.0001S",
        "p1d"
      })
  void shouldRefuseDurations(String timeout) {
    assertThat(told(SMALL.replace("P30D", timeout)))
        .singleElement()
        .asString()
        .startsWith("shop.yaml:4:30: 'timeout' must be a duration such as P30D");
  }

  @ParameterizedTest
  @CsvSource({
    "P30D, 2592000",
    "PT2H, 7200",
    "P1DT12H, 129600",
    "PT90S, 90",
    "P2W, 1209600",
    "PT1M, 60"
  })
  void shouldReadDurationsWithDaysOf24Hours(String timeout, long seconds)
      throws DefinitionException {
    assertThat(parse(SMALL.replace("P30D", timeout)).stages().getFirst().timeout())
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldSayThatAFileCannotBeRead(@TempDir Path folder) throws Exception {
    Path absent = folder.resolve("absent.yaml");
    assertThatThrownBy(() -> DefinitionLoader.load(absent))
        .isInstanceOf(DefinitionException.class)
        .hasMessage(absent + ":1:1: there is no such file");
    assertThatThrownBy(() -> DefinitionLoader.load(folder))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("cannot be read");
    Path latin =
        Files.write(
            folder.resolve("latin.yaml"), "map: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> DefinitionLoader.load(latin)).hasMessageContaining("not UTF-8");
    Path good = Files.writeString(folder.resolve("good.yaml"), "\uFEFF" + SMALL);
    assertThat(DefinitionLoader.load(good).map()).isEqualTo("shop");
  }

  @Test
  void shouldBeWellAtHomeWithUnquotedAndFoldedExpressions() throws DefinitionException {
    String yaml =
        SMALL
            + "segments:\n"
            + "  - id: pro\n"
            + "    where: >\n"
            + "      traits.plan == 'pro'\n"
            + "      && traits.age > 17\n";
    Expression where = parse(yaml).segments().getFirst().where();
    assertThat(where.testTraits(Map.of("plan", "pro", "age", 18L))).isTrue();
    assertThat(where.testTraits(Map.of("plan", "pro"))).isFalse();
    assertThat(told(yaml.replace("traits.plan", "trait.plan")))
        .singleElement()
        .asString()
        .startsWith("shop.yaml:11:12: 'where' is not a usable expression: unknown name 'trait'");
  }
}
