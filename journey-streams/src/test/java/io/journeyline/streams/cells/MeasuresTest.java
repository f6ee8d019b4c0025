package io.journeyline.streams.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.HistogramBucket;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Property(tries = 200)
  void shouldSumAlikeInAnyOrder(@ForAll("measures") List<Measures> parts) {
    Measures forwards = new Measures();
    parts.forEach(forwards::addAll);
    Measures backwards = new Measures();
    parts.reversed().forEach(backwards::addAll);
    assertThat(forwards).isEqualTo(backwards).hasSameHashCodeAs(backwards);
  }

  @Property(tries = 200)
  void shouldBeZeroWhenAllIsTakenBack(@ForAll("measures") List<Measures> parts) {
    Measures sum = new Measures();
    parts.forEach(sum::addAll);
    parts.forEach(sum::subtractAll);
    assertThat(sum.isZero()).isTrue();
  }

  @Property(tries = 200)
  void shouldReadWhatItWrote(@ForAll("measures") List<Measures> parts) {
    assertThat(parts).allSatisfy(m -> assertThat(Measures.fromBytes(m.toBytes())).isEqualTo(m));
  }

  @Test
  void shouldKeepCountsAndDurationsApart() {
    Measures measures = new Measures();
    measures.add(Measure.COUNT, 3);
    measures.addDuration(0, 1);
    measures.addDuration(1_000_000, 2);
    assertThat(measures.count(Measure.COUNT)).isEqualTo(3);
    assertThat(measures.count(Measure.CUSTOMERS)).isZero();
    assertThat(measures.histogram())
        .containsExactly(new HistogramBucket(0L, 1L), new HistogramBucket(999_424L, 2L));
  }

  @Provide
  Arbitrary<List<Measures>> measures() {
    Arbitrary<Measures> one =
        Combinators.combine(
                Arbitraries.integers().between(0, 2_000).list().ofMaxSize(12),
                Arbitraries.longs().between(-1_000_000, 1_000_000).list().ofSize(12))
            .as(
                (indexes, values) -> {
                  Measures measures = new Measures();
                  for (int i = 0; i < indexes.size(); i++) {
                    measures.add(indexes.get(i), values.get(i));
                  }
                  return measures;
                });
    return one.list().ofMaxSize(8);
  }
}
