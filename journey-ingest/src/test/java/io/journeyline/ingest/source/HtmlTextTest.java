package io.journeyline.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

  @Test
  void shouldKeepTheWordsOnly() {
    String html =
        """
        <div>Hello&nbsp;<b>there</b>,<br/>a &lt; b &amp;&#38; &#x263A; &unknown;</div>
        <style>p {}</style><!-- not -->
        <p>I <3 it</p>
        """;
    assertThat(HtmlText.of(html)).isEqualTo("Hello there,\na < b && \u263A &unknown;\nI <3 it");
  }

  @Test
  void shouldTellThatNothingIsLeft() {
    assertThat(HtmlText.of("<p> </p>")).isNull();
    assertThat(HtmlText.of(null)).isNull();
  }

  @Test
  void shouldLeaveNumbersThatAreNoCharacters() {
    assertThat(HtmlText.of("&#xD800; &#9999999;")).isEqualTo("&#xD800; &#9999999;");
  }

  @Property
  void shouldBearAnyText(@ForAll String text) {
    String plain = HtmlText.of(text);
    assertThat(plain == null || !plain.isBlank()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a", "<br ", "<script", "<!--", "&#", "</", " \n", "</style "})
  void shouldNotTakeLongOverWhatNeverEnds(String beginning) {
    String html = beginning.repeat(500_000 / beginning.length());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> HtmlText.of(html));
  }
}
