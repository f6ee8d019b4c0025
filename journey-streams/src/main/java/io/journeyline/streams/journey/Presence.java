package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which cells count a customer: all for all days, and those of days on which more may come. A cell
 * is named by {@link CellNames}.
 */
final class Presence {
  private final Set<String> ever = new HashSet<>();
  private final NavigableMap<Long, Set<String>> days = new TreeMap<>();

  /** Notes the customer in a cell of all days; returns whether it is the first time. */
  boolean add(String cell) {
    return ever.add(cell);
  }

  /** Notes the customer in a cell of a day; returns whether it is the first time. */
  boolean add(String cell, long day) {
    return days.computeIfAbsent(day, d -> new HashSet<>()).add(cell);
  }

  /** Nothing more comes on the days before this one. */
  void forgetBefore(long day) {
    days.headMap(day, false).clear();
  }

  void write(ByteWriter out) {
    write(ever, out);
    out.unsigned(days.size());
    days.forEach(
        (day, cells) -> {
          out.signed(day);
          write(cells, out);
        });
  }

  private static void write(Collection<String> cells, ByteWriter out) {
    out.unsigned(cells.size());
    cells.forEach(out::text);
  }

  static Presence read(ByteReader in) {
    Presence presence = new Presence();
    presence.ever.addAll(in.list(ByteReader::text));
    long days = in.unsigned();
    for (long i = 0; i < days; i++) {
      long day = in.signed();
      List<String> cells = in.list(ByteReader::text);
      presence.days.put(day, new HashSet<>(cells));
    }
    return presence;
  }
}
