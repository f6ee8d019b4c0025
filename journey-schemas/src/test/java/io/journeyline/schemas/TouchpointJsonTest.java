package io.journeyline.schemas;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TouchpointJsonTest {
  private static final String REQUIRED =
      "\"eventId\":\"e1\",\"source\":\"web\",\"channel\":\"site\",\"type\":\"Viewed\"";

  private static Touchpoint parse(String json) {
    return TouchpointJson.parse(json.getBytes(UTF_8));
  }

  /** Quotes are written ' for reading's sake. */
  private static Touchpoint with(String fields) {
    return parse(
        "{" + REQUIRED + ",\"occurredAt\":5,\"identifiers\":{}" + fields.replace('\'', '"') + "}");
  }

  private static String canonical(Touchpoint touchpoint) {
    return new String(TouchpointJson.canonical(touchpoint), UTF_8);
  }

  @Test
  void shouldReadEveryField() {
    Touchpoint touchpoint =
        with(
            ",'receivedAt':7,'aliasOf':['user_id:a','user_id:b'],'properties':{'n':1},"
                + "'traits':{'plan':'pro','gone':null},'text':'hello',"
                + "'feedback':{'metric':'nps','score':9,'min':0,'max':10},"
                + "'value':{'amount':'12.50','currency':'eur'},"
                + "'campaign':{'name':'spring','source':'x'},'consent':{'ads':false}");
    assertThat(touchpoint.getReceivedAt()).isEqualTo(7);
    assertThat(touchpoint.getAliasOf()).containsExactly("user_id:a", "user_id:b");
    assertThat(touchpoint.getProperties()).containsExactly(entry("n", 1L));
    assertThat(touchpoint.getTraits()).containsOnly(entry("plan", "pro"), entry("gone", null));
    assertThat(touchpoint.getText()).isEqualTo("hello");
    assertThat(touchpoint.getFeedback()).isEqualTo(new Feedback("nps", 9.0, 0.0, 10.0));
    assertThat(touchpoint.getValue()).isEqualTo(new Money(12_500_000L, "EUR"));
    assertThat(touchpoint.getCampaign())
        .containsOnly(entry("name", "spring"), entry("source", "x"));
    assertThat(touchpoint.getConsent()).containsExactly(entry("ads", false));
    assertThat(canonical(touchpoint))
        .isEqualTo(
            "{'aliasOf':['user_id:a','user_id:b'],'campaign':{'name':'spring','source':'x'},'channel':'site',"
                    .replace('\'', '"')
                + "'consent':{'ads':false},'eventId':'e1',".replace('\'', '"')
                + "'feedback':{'max':10,'metric':'nps','min':0,'score':9},".replace('\'', '"')
                + "'identifiers':{},'occurredAt':5,'properties':{'n':1},'receivedAt':7,"
                    .replace('\'', '"')
                + "'source':'web','text':'hello','traits':{'gone':null,'plan':'pro'},"
                    .replace('\'', '"')
                + "'type':'Viewed','value':{'amount':'12.5','currency':'EUR'}}".replace('\'', '"'));
  }

  @Test
  void shouldLeaveOutWhatIsNotThere() {
    Touchpoint touchpoint =
        with(
            ",'receivedAt':null,'aliasOf':null,'properties':{},'traits':null,'text':'',"
                + "'feedback':null,'value':null,'campaign':{},'consent':{}");
    assertThat(touchpoint).isEqualTo(with(""));
    assertThat(touchpoint.getReceivedAt()).isEqualTo(5);
    assertThat(canonical(touchpoint))
        .isEqualTo(
            ("{'channel':'site','eventId':'e1','identifiers':{},'occurredAt':5,'receivedAt':5,"
                    + "'source':'web','type':'Viewed'}")
                .replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-01-31T09:30:00Z\"             | 1769851800000",
        "\"2026-01-31T09:30:00\"              | 1769851800000",
        "\"2026-01-31T09:30\"                 | 1769851800000",
        "\"2026-01-31T10:30:00+01:00\"        | 1769851800000",
        "\"2026-01-31T10:30:00+0100\"         | 1769851800000",
        "\"2026-01-31T10:30:00+01\"           | 1769851800000",
        "\"2026-01-31t09:30:00.5z\"           | 1769851800500",
        "\"2026-01-31T09:30:00.123456789Z\"   | 1769851800123",
        "\"1970-01-01T00:00:00Z\"             | 0",
        "\"9999-12-31T23:59:59.999Z\"         | 253402300799999",
        "1769851800000                        | 1769851800000"
      })
  void shouldReadTimes(String occurredAt, long millis) {
    Touchpoint touchpoint =
        parse("{" + REQUIRED + ",\"identifiers\":{},\"occurredAt\":" + occurredAt + "}");
    assertThat(touchpoint.getOccurredAt()).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"2026-01-31\"",
        "\"\"",
        "\"1769851800000\"",
        "-1",
        "253402300800000",
        "1e12",
        "99999999999999999999999",
        "\"1969-12-31T23:59:59Z\"",
        "\"+10000-01-01T00:00:00Z\"",
        "true",
        "null",
        "{}"
      })
  void shouldRefuseAbsurdTimes(String occurredAt) {
    assertThatThrownBy(
            () -> parse("{" + REQUIRED + ",\"identifiers\":{},\"occurredAt\":" + occurredAt + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("occurredAt ");
  }

  @Test
  void shouldReadIdentifiersByType() {
    Touchpoint touchpoint =
        parse(
            ("{"
                    + REQUIRED
                    + ",'occurredAt':5,'identifiers':{'user_id':'u1','email':['b@x','a@x'],"
                    + "'n':[12345678901234567890,1.0,true],'z':null}}")
                .replace('\'', '"'));
    assertThat(touchpoint.getIdentifiers())
        .containsExactly(
            new Identifier("email", "b@x"),
            new Identifier("email", "a@x"),
            new Identifier("n", "12345678901234567890"),
            new Identifier("n", "1"),
            new Identifier("n", "true"),
            new Identifier("user_id", "u1"));
  }

  @Test
  void shouldFlattenNestedFacts() {
    Touchpoint touchpoint =
        with(
            ",'properties':{'a':{'b':{'c':1},'d':[1,{'z':2,'y':null}]},'e':{},'f':[],'g':3.0,'h':0.5}");
    assertThat(touchpoint.getProperties())
        .isEqualTo(
            Map.of(
                "a.b.c",
                1L,
                "a.d",
                "[1,{\"y\":null,\"z\":2}]",
                "e",
                "{}",
                "f",
                "[]",
                "g",
                3L,
                "h",
                0.5));
  }

  @Test
  void shouldKeepNumbersExactly() {
    Touchpoint touchpoint =
        with(
            ",'properties':{'max':9223372036854775807,'min':-9223372036854775808,"
                + "'big':9007199254740993,'huge':100000000000000000000,'e':1e300,'zero':-0.0}");
    assertThat(touchpoint.getProperties())
        .isEqualTo(
            Map.of(
                "max",
                Long.MAX_VALUE,
                "min",
                Long.MIN_VALUE,
                "big",
                9_007_199_254_740_993L,
                "huge",
                1e20,
                "e",
                1e300,
                "zero",
                0L));
    assertThat(parse(canonical(touchpoint))).isEqualTo(touchpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"1\"', 1000000",
    "'\"-0.000001\"', -1",
    "'\"9223372036854.775807\"', 9223372036854775807",
    "'\"-9223372036854.775808\"', -9223372036854775808",
    "'\"1.50000000\"', 1500000",
    "19.99, 19990000",
    "1e3, 1000000000",
    "0e1000000000, 0"
  })
  void shouldReadAmountsExactly(String amount, long micros) {
    Touchpoint touchpoint = with(",'value':{'currency':'EUR','amount':" + amount + "}");
    assertThat(touchpoint.getValue().getAmountMicros()).isEqualTo(micros);
    assertThat(parse(canonical(touchpoint))).isEqualTo(touchpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",'nope':1 | unknown field 'nope'; allowed are eventId",
        ",'occurredAt':6 | Duplicate",
        ",'properties':{'a':1,'a':2} | Duplicate",
        ",'properties':{'a.b':1,'a':{'b':2}} | properties has two values for 'a.b'",
        ",'properties':[1] | properties is a list; it must be an object",
        ",'properties':{'a':NaN} | not JSON at column",
        ",'properties':{'a':1e999} | properties.a is too large a number",
        ",'properties':{'a':123456789012345678901} | properties.a is a whole number beyond 64 bits",
        ",'properties':{'a':'\\ud800'} | properties.a holds half a character",
        ",'identifiers':{'a:b':'x'} | Duplicate",
        ",'traits':'x' | traits is text",
        ",'text':5 | text is a number; it must be text",
        ",'aliasOf':['a:b'] | aliasOf",
        ",'aliasOf':['a','b:c'] | aliasOf holds an entry without a type",
        ",'aliasOf':'a:b' | aliasOf",
        ",'feedback':{'metric':'nps','score':'9','min':0,'max':10} | feedback.score is text; it must be a number",
        ",'feedback':{'metric':'nps','score':9,'min':0} | feedback.max is missing",
        ",'feedback':{'metric':'nps','score':11,'min':0,'max':10} | score between them",
        ",'feedback':{'metric':'nps','score':9,'min':0,'max':10,'x':1} | unknown field 'feedback.x'",
        ",'value':{'amount':'1.0000001','currency':'EUR'} | value.amount has more than 6 decimals",
        ",'value':{'amount':'9223372036854.775808','currency':'EUR'} | value.amount is too large",
        ",'value':{'amount':1e1000000000,'currency':'EUR'} | value.amount is too large",
        ",'value':{'amount':'1,5','currency':'EUR'} | value.amount is not a decimal number",
        ",'value':{'amount':'1','currency':'EURO'} | value.currency",
        ",'value':{'amount':'1'} | value.currency is missing",
        ",'value':5 | value is a number; it must be an object",
        ",'campaign':{'name':1} | campaign.name is a number; it must be text",
        ",'consent':{'ads':'yes'} | consent.ads is text; it must be true or false",
        ",'receivedAt':'x' | receivedAt is not a time"
      })
  void shouldNameTheFieldAndWhatIsAllowed(String fields, String message) {
    assertThatThrownBy(() -> with(fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventId", "source", "channel", "type", "occurredAt", "identifiers"})
  void shouldSayWhichRequiredFieldIsMissing(String field) {
    String json = canonical(with("")).replace("\"" + field + "\":", "\"text\":null,\"traits\":");
    String without = json.replaceFirst("\"traits\":(\\{}|[^,}]+)", "\"traits\":null");
    assertThatThrownBy(() -> parse(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "null", "[]", "5", "{", "{}x", "{} {}", "{\"a\":}", "nul"})
  void shouldRefuseWhatIsNotOneObject(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8AndBottomlessNesting() {
    byte[] latin = canonical(with(",'text':'\u00e9'")).getBytes(ISO_8859_1);
    assertThatThrownBy(() -> TouchpointJson.parse(latin)).hasMessageContaining("not UTF-8");
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThatThrownBy(() -> with(",'properties':{'a':" + deep + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void shouldAcceptAByteOrderMark() {
    Touchpoint touchpoint = with("");
    assertThat(parse("\uFEFF" + canonical(touchpoint))).isEqualTo(touchpoint);
  }

  @Test
  void shouldTakeACampaignGivenAsTextForItsName() {
    assertThat(with(",'campaign':'spring'").getCampaign()).containsExactly(entry("name", "spring"));
  }
}
