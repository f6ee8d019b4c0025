package io.journeyline.local.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Faults in random order, none a second time before all others had their turn; without end. */
public final class Deck implements Iterator<Fault> {
  private final List<Fault> faults;
  private final Random dice;
  private final List<Fault> left = new ArrayList<>();

  public Deck(List<Fault> faults, long seed) {
    this.faults = List.copyOf(faults);
    dice = new Random(seed);
  }

  @Override
  public boolean hasNext() {
    return !faults.isEmpty();
  }

  @Override
  public Fault next() {
    if (left.isEmpty()) {
      left.addAll(faults);
      Collections.shuffle(left, dice);
    }
    return left.removeLast();
  }
}
