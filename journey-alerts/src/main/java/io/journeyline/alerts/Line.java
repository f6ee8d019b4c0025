package io.journeyline.alerts;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts over time in intervals of one length. Kept in blocks, so that a single absurd time costs
 * one block, and long sums are short.
 */
final class Line {
  private static final int BLOCK = 64;

  private final long interval;
  private final Map<Long, Block> blocks = new HashMap<>();
  private long revision;

  /** Neighbouring intervals and their total. */
  private static final class Block {
    final long[] counts = new long[BLOCK];
    long total;
  }

  Line(long interval) {
    this.interval = interval;
  }

  long interval() {
    return interval;
  }

  /** Grows with every change. */
  long revision() {
    return revision;
  }

  void add(long at, long difference) {
    long cell = Math.floorDiv(at, interval);
    Block block = blocks.computeIfAbsent(Math.floorDiv(cell, BLOCK), _ -> new Block());
    block.counts[(int) Math.floorMod(cell, (long) BLOCK)] += difference;
    block.total += difference;
    revision++;
  }

  /** Adds another line, whose intervals divide this one's. */
  void addAll(Line other) {
    other.blocks.forEach(
        (number, block) -> {
          for (int i = 0; i < BLOCK; i++) {
            if (block.counts[i] != 0) {
              add((number * BLOCK + i) * other.interval, block.counts[i]);
            }
          }
        });
  }

  /** Lets go of blocks that end before that moment. */
  void forgetBefore(long moment) {
    blocks.keySet().removeIf(number -> (number + 1) * BLOCK * interval <= moment);
  }

  /** The sum from {@code from} until before {@code to}. */
  long sum(long from, long to) {
    long first = Math.floorDiv(from, interval);
    long end = Math.floorDiv(to, interval);
    long sum = 0;
    for (long number = Math.floorDiv(first, BLOCK); number * BLOCK < end; number++) {
      Block block = blocks.get(number);
      if (block != null) {
        sum += sum(block, first - number * BLOCK, end - number * BLOCK);
      }
    }
    return sum;
  }

  private static long sum(@Nullable Block block, long first, long end) {
    if (block == null) {
      return 0;
    }
    if (first <= 0 && end >= BLOCK) {
      return block.total;
    }
    long sum = 0;
    for (int i = (int) Math.max(0, first); i < Math.min(BLOCK, end); i++) {
      sum += block.counts[i];
    }
    return sum;
  }
}
