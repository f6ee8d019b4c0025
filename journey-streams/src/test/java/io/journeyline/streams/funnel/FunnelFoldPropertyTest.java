package io.journeyline.streams.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.definition.Funnel;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The fold against the definition, over everything that a funnel can ask for. */
class FunnelFoldPropertyTest {
  private static final long NO_MOMENT = 0;

  @Property(tries = 5_000)
  void shouldEqualTheEnumerationOfAllChains(
      @ForAll("funnels") List<Funnel> funnels,
      @ForAll("visits") List<Visit> any,
      @ForAll("pauses") List<Long> pauses) {
    List<Visit> visits = Cases.fit(any, funnels);
    Folded folded = new Folded(funnels);
    List<Visit> past = new ArrayList<>();
    long asOf = NO_MOMENT;
    for (int i = 0; i < visits.size(); i++) {
      past.add(visits.get(i));
      folded.append(visits.get(i));
      long pause = pauses.get(i % pauses.size());
      asOf += pause;
      if (pause > 0) {
        folded.settle(asOf);
      }
      if (pause > 0 || asOf == NO_MOMENT) {
        assertThat(folded.cells()).isEqualTo(Contents.of(funnels, past, asOf));
        assertThat(folded.nextChange()).isEqualTo(nextChange(funnels, past, asOf));
      }
    }
    folded.settle(asOf);
    assertThat(folded.cells()).isEqualTo(Contents.of(funnels, past, asOf));
    folded.settle(Long.MAX_VALUE);
    assertThat(folded.cells()).isEqualTo(Contents.of(funnels, past, Long.MAX_VALUE));
    assertThat(folded.nextChange()).isEqualTo(Long.MAX_VALUE);
  }

  private static long nextChange(List<Funnel> funnels, List<Visit> visits, long asOf) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < funnels.size(); i++) {
      Enumeration enumeration = new Enumeration(i, funnels.get(i), visits);
      for (Enumeration.Found attempt : enumeration.attempts()) {
        long end = enumeration.windowEnd(attempt.start());
        if (attempt.level() < funnels.get(i).steps().size() && end >= asOf) {
          next = Math.min(next, end);
        }
      }
    }
    return next;
  }

  @Property(tries = 500)
  void shouldReadMarksAsTheyWereWritten(@ForAll("visits") List<Visit> visits) {
    for (Visit visit : visits) {
      for (Marks marks : visit.marks()) {
        ByteWriter out = new ByteWriter();
        marks.write(out);
        assertThat(Marks.read(new ByteReader(out.toBytes()))).isEqualTo(marks);
      }
    }
  }

  @Provide
  Arbitrary<List<Funnel>> funnels() {
    return Cases.funnels();
  }

  @Provide
  Arbitrary<List<Visit>> visits() {
    return Cases.visits();
  }

  /** By how much time that is settled goes on after each touchpoint; 0 where it is not settled. */
  @Provide
  Arbitrary<List<Long>> pauses() {
    return Arbitraries.of(0L, 0L, 0L, 1L, 2L, 3L, 4L, 6L, 9L, 20L).list().ofSize(11);
  }
}
