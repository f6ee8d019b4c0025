package io.journeyline.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTest {
  private static List<Fault> draw(long seed, int number) {
    Deck deck = new Deck(Fault.ALL, seed);
    return Stream.generate(deck::next).limit(number).toList();
  }

  @Test
  void shouldDealEveryFaultBeforeAnyComesAgain() {
    int all = Fault.ALL.size();
    List<Fault> drawn = draw(7, 2 * all);
    assertThat(drawn.subList(0, all)).containsExactlyInAnyOrderElementsOf(Fault.ALL);
    assertThat(drawn.subList(all, 2 * all)).containsExactlyInAnyOrderElementsOf(Fault.ALL);
  }

  @Test
  void shouldDealInAnOrderThatTheSeedDecides() {
    assertThat(draw(7, 20)).isEqualTo(draw(7, 20)).isNotEqualTo(draw(8, 20));
  }

  @Test
  void shouldCallEveryFaultByATitleOfItsOwn() {
    assertThat(Fault.ALL.stream().map(Fault::title)).doesNotHaveDuplicates().hasSize(10);
  }
}
