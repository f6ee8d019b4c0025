package io.journeyline.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.sentiment.Sentiment.Reason;
import io.journeyline.sentiment.Sentiment.Scored;
import io.journeyline.sentiment.Sentiment.Unscored;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentScorerTest {
  private final SentimentScorer scorer = SentimentScorer.english();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The examples by which the method is usually explained, with its scores.
        "VADER is smart, handsome, and funny. | 8316",
        "VADER is smart, handsome, and funny! | 8439",
        "VADER is very smart, handsome, and funny. | 8545",
        "VADER is VERY SMART, handsome, and FUNNY. | 9227",
        "VADER is VERY SMART, handsome, and FUNNY!!! | 9342",
        "VADER is not smart, handsome, nor funny. | -7424",
        "The book was good. | 4404",
        "The book was kind of good. | 3832",
        "The plot was good, but the characters are uncompelling and the dialog is not great. | -7042",
        "At least it isn't a horrible book. | 4310",
        "Today SUX! | -5461"
      })
  void shouldScoreByTheMethod(String text, int expected) {
    assertThat(score(text)).isEqualTo(expected);
  }

  @Test
  void shouldTellGoodFromBad() {
    assertThat(score("Great service, I am very happy")).isGreaterThan(5000);
    assertThat(score("Terrible. I hate waiting, the payment failed again")).isLessThan(-5000);
    assertThat(score("The parcel came on Tuesday")).isZero();
    assertThat(score("This is not good")).isNegative();
    assertThat(score("I am fed up with this")).isNegative();
  }

  @Test
  void shouldScoreEmojiAndEmoticonsInAnyLanguage() {
    assertThat(score("😍😍")).isGreaterThan(5000);
    assertThat(score("😡")).isNegative();
    assertThat(score("👍🏽")).isEqualTo(score("👍"));
    assertThat(score("❤️")).isPositive();
    assertThat(score(":)")).isPositive();
    assertThat(score(":-(")).isNegative();
    assertThat(score("The food was ok 😡")).isLessThan(score("The food was ok"));
    assertThat(score("zzkrt 👍")).as("no word tells another language").isPositive();
    assertThat(scorer.score("Danke 👍")).isEqualTo(new Unscored(Reason.LANGUAGE));
    assertThat(score("🧦")).as("an emoji without feeling").isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Der Service war super, ich bin sehr zufrieden",
        "Die Lieferung kam zu spät und niemand hat geantwortet",
        "Très bon service, merci beaucoup",
        "El servicio es muy malo, nunca más",
        "Non sono contento, il servizio è pessimo",
        "Bardzo dobrze, dziękuję",
        "サービスがとても良かったです",
        "Очень плохой сервис",
        "خدمة ممتازة",
        "Palvelu oli todella hyvä, kiitos",
        "Zlatan goool"
      })
  void shouldNotGuessAtALanguageItCannotScore(String text) {
    assertThat(scorer.score(text)).isEqualTo(new Unscored(Reason.LANGUAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "...", "\n\t", "<br/>", "<p></p>", "&nbsp;"})
  void shouldNotScoreWhatHasNoWords(String text) {
    assertThat(scorer.score(text)).isEqualTo(new Unscored(Reason.NO_WORDS));
  }

  @Test
  void shouldScoreMixedLanguagesByTheOneThatMostOfItIsIn() {
    assertThat(score("I love this shop, they are great. Danke")).isPositive();
    assertThat(scorer.score("Ich habe das bestellt und es ist nicht da. Very bad"))
        .isEqualTo(new Unscored(Reason.LANGUAGE));
    assertThat(scorer.score("とても良い service ありがとうございました")).isEqualTo(new Unscored(Reason.LANGUAGE));
  }

  @Test
  void shouldReadHtmlAsText() {
    String plain = "I love it & it is great";

    assertThat(score("<p>I <b class=\"x>\">love</b> it &amp; it is great</p>"))
        .isEqualTo(score("I \">love it & it is great"));
    assertThat(score("<p>I <b>love</b> it &amp; it is&#32;great</p>")).isEqualTo(score(plain));
    assertThat(score("<script>alert('x')</script> I love it & it is great"))
        .as("what is no tag is text")
        .isPositive();
    assertThat(score("I <3 you")).as("an emoticon is no tag").isPositive();
  }

  @Test
  void shouldBoundItsWork() {
    String begin = "I love it. ".repeat(1000);
    String megabyte = begin + "I hate it. ".repeat(90_000);
    String open = "<a ".repeat(350_000);
    String one = "x".repeat(1_000_000);

    assertThat(score(megabyte)).isEqualTo(score(begin));
    assertThat(scorer.score(one)).isInstanceOf(Unscored.class);
    assertThat(timeOf(megabyte)).isLessThan(Duration.ofMillis(200));
    assertThat(timeOf(open)).isLessThan(Duration.ofMillis(200));
    assertThat(timeOf("& ".repeat(500_000))).isLessThan(Duration.ofMillis(200));
  }

  @Test
  void shouldStayWithinTheScale() {
    assertThat(score("great ".repeat(1500))).isEqualTo(10_000);
    assertThat(score("I hate it, it is horrible. ".repeat(300))).isEqualTo(-10_000);
  }

  @Test
  void shouldReadDrawnOutWordsAndTypographicApostrophes() {
    assertThat(score("this is gooood")).isEqualTo(score("this is good"));
    assertThat(score("it isn\u2019t good")).isEqualTo(score("it isn't good"));
  }

  private Duration timeOf(String text) {
    long start = System.nanoTime();
    scorer.score(text);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private int score(String text) {
    return switch (scorer.score(text)) {
      case Scored(int score) -> score;
      case Unscored(Reason reason) -> throw new AssertionError(reason + ": " + text);
    };
  }
}
