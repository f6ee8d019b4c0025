package io.journeyline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyline.schemas.Touchpoint;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shapes of 100,000 touchpoints that naive rules must still cope with. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LargeHistoryTest {
  private static final int MANY = 100_000;

  @Test
  void shouldCopeWithManyCustomers() {
    History history = new History();
    for (int i = 0; i < MANY; i++) {
      history.seen("e" + i, i, "a:" + i / 4, i % 3 == 0 ? "u:" + i / 12 : "e:" + i / 8);
    }

    assertThat(history.resolve(0).snapshot().journeys()).hasSizeBetween(1_000, MANY);
  }

  @Test
  void shouldCopeWithADeviceOfThreePeople() {
    History history = new History();
    for (int i = 0; i < MANY; i++) {
      history.touchpoints().add(visitOrLogin(i));
    }

    assertThat(history.resolve(0).snapshot().journeys()).hasSize(3);
  }

  private static Touchpoint visitOrLogin(int i) {
    return i % 2 == 0
        ? History.touchpoint("e" + i, i, "a:1", "u:" + i % 3)
        : History.touchpoint("e" + i, i, "a:1");
  }

  @Test
  void shouldCopeWithAHub() {
    History history = new History();
    IntStream.range(0, MANY).forEach(i -> history.seen("e" + i, i, "e:hub", "a:" + i));

    assertThat(history.resolve(0).snapshot().journeys()).hasSize(MANY);
  }

  @Test
  void shouldCopeWithAChain() {
    History history = new History();
    IntStream.range(0, MANY).forEach(i -> history.seen("e" + i, i, "a:" + i, "a:" + (i + 1)));

    assertThat(history.resolve(0).snapshot().journeys()).hasSize(1);
  }

  @Test
  void shouldCopeWithALongWayToTheNextLogin() {
    int some = 2_000;
    History history = new History();
    IntStream.range(0, some).forEach(i -> history.seen("e" + i, i, "a:" + i, "a:" + (i + 1)));
    history.seen("in A", 1, "a:0", "u:A").seen("in B", 2, "a:0", "u:B");

    assertThat(history.customers()).containsEntry("e" + (some - 1), "u:B");
  }

  @Test
  void shouldCopeWithManyAttemptsOfOneCustomerInOneWindow() {
    int some = 2_000;
    String[] touchpoints =
        IntStream.range(0, some)
            .mapToObj(i -> List.of("a", "b", "b", "d", "u").get(i % 5) + " " + i)
            .toArray(String[]::new);
    String neverReached =
        """
        window: P30D
        order: %s
        exclude: %s
        steps:
          - {id: a, touchpoint: a}
          - {id: b, touchpoint: b, within: PT1H}
          - {id: d, touchpoint: d}
          - {id: c, touchpoint: c}
        """;

    assertThat(FunnelCase.of(neverReached.formatted("sequential", "[{touchpoint: x}]")))
        .returns(3, funnel -> funnel.level(touchpoints));
    assertThat(FunnelCase.of(neverReached.formatted("strict", "[]")))
        .returns(2, funnel -> funnel.level(touchpoints));
    assertThat(FunnelCase.abc("order: any").level(touchpoints)).isEqualTo(2);
  }
}
