package io.journeyline.local.simulator;

import java.util.List;

/** Random numbers that are the same on every machine and JDK: SplitMix64, one stream a person. */
final class Dice {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** Spreads the bits of a number over all bits of the result. */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** A number from 0 to {@code bound - 1}; the bias of the remainder is far below what is seen. */
  long below(long bound) {
    return (next() >>> 1) % bound;
  }

  int below(int bound) {
    return (int) below((long) bound);
  }

  long between(long low, long high) {
    return low + below(high - low + 1);
  }

  boolean chance(double share) {
    return (next() >>> 11) * 0x1p-53 < share;
  }

  /** An exponentially distributed duration; StrictMath, as Math may differ between machines. */
  long exponential(long mean) {
    double unit = (next() >>> 11) * 0x1p-53;
    return (long) (-StrictMath.log(1 - unit) * mean);
  }

  <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  /** An index, drawn by weight. */
  int weighted(int[] weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int drawn = below(sum);
    int index = 0;
    while (drawn >= weights[index]) {
      drawn -= weights[index++];
    }
    return index;
  }
}
