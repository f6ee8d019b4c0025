package io.journeyline.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.dashboard.cells.Figures;
import io.journeyline.dashboard.model.Cells.Row;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

  private static Row row(String name, long customers, long count) {
    return new Row(List.of(name), null, new Figures(customers, count), null);
  }

  private static List<String> left(SmallCells small, List<Row> rows) {
    return rows.stream()
        .filter(row -> !small.hides(row))
        .map(row -> row.dimensions().getFirst())
        .toList();
  }

  @Test
  void shouldHideTheSmallestOfTheOthersWhereOneAloneWouldBeTheDifference() {
    List<Row> rows = List.of(row("a", 50, 60), row("b", 8, 9), row("c", 2, 40));

    assertThat(left(new SmallCells(4, rows, SmallCells::most), rows)).containsExactly("a", "b");
    assertThat(left(new SmallCells(4, rows, SmallCells::most).within(_ -> ""), rows))
        .containsExactly("a");
  }

  @Test
  void shouldHideNoMoreWhereWhatIsHiddenIsEnoughTogether() {
    List<Row> rows = List.of(row("a", 50, 60), row("b", 8, 9), row("c", 2, 2), row("d", 3, 3));

    assertThat(left(new SmallCells(4, rows, SmallCells::most).within(_ -> ""), rows))
        .containsExactly("a", "b");
  }

  @Test
  void shouldLeaveGroupsAloneThatHideNothing() {
    List<Row> rows = List.of(row("a", 50, 60), row("b", 8, 9), row("c", 2, 2));
    SmallCells small = new SmallCells(4, rows, SmallCells::most);

    small.within(row -> row.dimensions().getFirst().equals("a") ? "one" : "other");
    assertThat(left(small, rows)).containsExactly("a");
  }

  @Test
  void shouldTakeNoMoreCustomersThanThereAreFacts() {
    assertThat(SmallCells.most(row("days of one customer", 10, 10))).isEqualTo(10);
    assertThat(SmallCells.most(row("more customers than facts", 10, 3))).isEqualTo(3);
    assertThat(SmallCells.most(row("customers are not counted", 0, 7))).isEqualTo(7);
  }

  @Property
  void shouldNeverLeaveASmallDifference(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 30) Integer> sizes,
      @ForAll @IntRange(min = 0, max = 12) int below) {
    List<Row> rows = sizes.stream().map(size -> row("r", size, size)).toList();
    SmallCells small = new SmallCells(below, rows, SmallCells::most).within(_ -> "");

    long hidden = rows.stream().filter(small::hides).mapToLong(SmallCells::most).sum();
    boolean isAnythingLeft = rows.stream().anyMatch(row -> !small.hides(row));
    if (hidden > 0 && isAnythingLeft) {
      assertThat(hidden).isGreaterThanOrEqualTo(below);
    }
    rows.stream()
        .filter(row -> !small.hides(row))
        .forEach(row -> assertThat(SmallCells.most(row)).isGreaterThanOrEqualTo(below));
  }
}
