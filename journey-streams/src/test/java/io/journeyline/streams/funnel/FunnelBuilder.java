package io.journeyline.streams.funnel;

import io.journeyline.definition.Funnel;
import io.journeyline.definition.Funnel.Count;
import io.journeyline.definition.Funnel.Exclusion;
import io.journeyline.definition.Funnel.Order;
import io.journeyline.definition.Funnel.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A funnel for tests, with the id {@code f0}. */
final class FunnelBuilder {
  private final long window;
  private final List<Step> steps = new ArrayList<>();
  private final List<Exclusion> exclude = new ArrayList<>();
  private Order order = Order.SEQUENTIAL;
  private Count count = Count.BEST;

  private FunnelBuilder(long window) {
    this.window = window;
  }

  static FunnelBuilder window(long window) {
    return new FunnelBuilder(window);
  }

  FunnelBuilder order(Order value) {
    order = value;
    return this;
  }

  FunnelBuilder count(Count value) {
    count = value;
    return this;
  }

  FunnelBuilder steps(int number) {
    for (int i = 0; i < number; i++) {
      add(null, false);
    }
    return this;
  }

  FunnelBuilder within(long gap) {
    return add(gap, false);
  }

  FunnelBuilder optional() {
    return add(null, true);
  }

  private FunnelBuilder add(@Nullable Long within, boolean optional) {
    Duration gap = within == null ? null : Duration.ofMillis(within);
    steps.add(new Step("s" + steps.size(), null, null, gap, optional));
    return this;
  }

  FunnelBuilder exclude(int from, int to) {
    exclude.add(new Exclusion("x", from, to));
    return this;
  }

  Funnel build() {
    return new Funnel(
        "f0",
        Duration.ofMillis(window),
        order,
        count,
        List.copyOf(steps),
        List.copyOf(exclude),
        List.of(),
        null);
  }
}
