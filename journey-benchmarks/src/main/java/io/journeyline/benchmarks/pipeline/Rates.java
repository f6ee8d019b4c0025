package io.journeyline.benchmarks.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Touchpoints a second in the order of the rounds. */
record Rates(List<Double> perSecond) {

  Rates() {
    this(new ArrayList<>());
  }

  void add(double rate) {
    perSecond.add(rate);
  }

  double median() {
    List<Double> sorted = perSecond.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Median of the rounds' ratios, because the machine's pace may change from round to round. */
  double ratioTo(Rates others) {
    Rates ratios = new Rates();
    for (int round = 0; round < perSecond.size(); round++) {
      ratios.add(perSecond.get(round) / others.perSecond.get(round));
    }
    return ratios.median();
  }

  /** Least, median and greatest. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,9.0f %,9.0f %,9.0f",
        Collections.min(perSecond),
        median(),
        Collections.max(perSecond));
  }
}
