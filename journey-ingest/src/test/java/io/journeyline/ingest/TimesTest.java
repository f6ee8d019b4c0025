package io.journeyline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00.123456789Z, 2026-03-01T10:00:00.123Z",
    "2026-03-01T10:00:00+02:00, 2026-03-01T08:00:00Z",
    "2026-03-01T10:00:00-0130, 2026-03-01T11:30:00Z",
    "2026-03-01T10:00:00, 2026-03-01T10:00:00Z",
    "2026-03-01 10:00, 2026-03-01T10:00:00Z",
    "2015-2-02T00:30:08.276Z, 2015-02-02T00:30:08.276Z",
    "2026-03-01, 2026-03-01T00:00:00Z"
  })
  void shouldReadTimesAsSourcesWriteThem(String text, String instant) {
    assertThat(Times.parse(text)).isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-02-30", "2026-13-01", "2026-01-01T25:00", "20260101"})
  void shouldNotGuess(String text) {
    assertThat(Times.parse(text)).isNull();
  }

  @Test
  void shouldTellSecondsFromMilliseconds() {
    assertThat(Times.parse(IntNode.valueOf(1_772_359_200))).isEqualTo(1_772_359_200_000L);
    assertThat(Times.parse(LongNode.valueOf(1_772_359_200_123L))).isEqualTo(1_772_359_200_123L);
    assertThat(Times.parse(DecimalNode.valueOf(new BigDecimal("1e400")))).isNull();
    assertThat(Times.parse(NullNode.instance)).isNull();
  }

  @Property
  void shouldNeverThrow(@ForAll String text) {
    assertThat(Times.parse(text))
        .satisfiesAnyOf(
            time -> assertThat(time).isNull(), time -> assertThat(text).containsPattern("\\d{4}"));
  }
}
