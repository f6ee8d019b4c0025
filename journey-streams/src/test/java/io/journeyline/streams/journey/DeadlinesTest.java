package io.journeyline.streams.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.streams.touchpoint.MapTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever is due is taken, once and in order. */
class DeadlinesTest {
  private final MapTable table = new MapTable();
  private final Deadlines deadlines = new Deadlines(table);

  @Test
  void shouldTakeWhatIsDueEarliestFirst() {
    deadlines.add(30, "c");
    deadlines.add(-10, "a");
    deadlines.add(20, "b");
    assertThat(deadlines.takeBefore(30, 10)).containsExactly("a", "b");
    assertThat(deadlines.takeBefore(30, 10)).isEmpty();
    assertThat(deadlines.takeBefore(31, 10)).containsExactly("c");
  }

  @Test
  void shouldTakeTheRestOfManyThatAreDueTogether() {
    for (int root = 0; root < 7; root++) {
      deadlines.add(5, "root " + root);
    }
    assertThat(deadlines.takeBefore(6, 3)).hasSize(3);
    assertThat(deadlines.takeBefore(6, 3)).hasSize(3);
    assertThat(deadlines.takeBefore(6, 3)).containsExactly("root 6");
    assertThat(table.size()).isZero();
  }

  @Test
  void shouldTakeWhatIsAddedForATimeThatHasPassed() {
    assertThat(deadlines.takeBefore(1_000, 10)).isEmpty();
    deadlines.add(400, "late");
    assertThat(deadlines.takeBefore(1_000, 10)).containsExactly("late");
  }

  @Test
  void shouldTakeWhatAnotherInstanceAdded() {
    new Deadlines(table).add(400, "theirs");
    assertThat(deadlines.takeBefore(1_000, 10)).containsExactly("theirs");
  }

  @Test
  void shouldTakeEachOnceInAnyOrderOfAddingAndTaking() {
    Random random = new Random(7);
    TreeSet<String> added = new TreeSet<>();
    List<String> taken = new ArrayList<>();
    long moment = 0;
    for (int i = 0; i < 2_000; i++) {
      String root = "root " + i;
      deadlines.add(moment + random.nextInt(-20, 200), root);
      added.add(root);
      moment += random.nextInt(3);
      taken.addAll(deadlines.takeBefore(moment, 2));
    }
    for (List<String> due = deadlines.takeBefore(moment + 500, 5); !due.isEmpty(); ) {
      taken.addAll(due);
      due = deadlines.takeBefore(moment + 500, 5);
    }
    assertThat(taken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(added);
  }
}
