package io.journeyline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
  private final DurationConverter converter = new DurationConverter();

  @ParameterizedTest
  @CsvSource({"30s,30", "1m,60", "1h30m,5400", "PT60S,60", "pt1m,60", "P1D,86400", "2H,7200"})
  void shouldReadShortFormsAndIso(String text, long seconds) {
    assertThat(converter.convert(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "60", "1 minute", "0s", "-1m", "m"})
  void shouldSayWhatIsAllowed(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is no span of time")
        .hasMessageContaining("1h30m");
  }

  @Test
  void shouldWriteAsOneReads() {
    assertThat(DurationConverter.text(Duration.ofSeconds(90))).isEqualTo("1m30s");
  }
}
