package io.journeyline.dashboard.cells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell's key as bytes. Cells of one aggregate, map version, segment and grain lie side by side,
 * sorted by period, so that a span of days is one run of keys.
 *
 * @param period number of the day or month since 1970; zero for all days
 */
public record StoredKey(Grain grain, int period, List<String> dimensions) {

  /** What a stored cell stands for. */
  public enum Grain {
    ALL((byte) 0),
    MONTH((byte) 1),
    DAY((byte) 2);

    private final byte id;

    Grain(byte id) {
      this.id = id;
    }

    private static Grain of(byte id) {
      return id == ALL.id ? ALL : id == MONTH.id ? MONTH : DAY;
    }
  }

  /** Where cells of days that are not known stand: before every other. */
  public static final int UNKNOWN_DAY = Integer.MIN_VALUE;

  /** A cell's period at a grain. */
  public static int period(Grain grain, String day) {
    if (grain == Grain.ALL || day.equals(CellKey.ALL_DAYS)) {
      return 0;
    }
    if (day.isEmpty()) {
      return UNKNOWN_DAY;
    }
    LocalDate date = LocalDate.parse(day);
    return grain == Grain.DAY ? Math.toIntExact(date.toEpochDay()) : month(date);
  }

  public static int month(LocalDate date) {
    return Math.toIntExact(
        YearMonth.from(date).getLong(ChronoField.PROLEPTIC_MONTH)
            - YearMonth.of(1970, 1).getLong(ChronoField.PROLEPTIC_MONTH));
  }

  /** What all keys of an aggregate's version start with. */
  public static byte[] prefix(Aggregate<?, ?> aggregate, int version) {
    Bytes out = new Bytes();
    out.put(aggregate.id());
    out.ordered(version);
    return out.written();
  }

  /** The version that a key is of. */
  public static int version(byte[] key) {
    Bytes in = new Bytes(key);
    in.next();
    return in.ordered();
  }

  /** What the keys of one run start with. */
  public static byte[] prefix(
      Aggregate<?, ?> aggregate, int version, String map, String segment, Grain grain) {
    return begin(aggregate, version, map, segment, grain).written();
  }

  /** As {@link #prefix}, up to a period. */
  public static byte[] start(
      Aggregate<?, ?> aggregate, int version, String map, String segment, Grain grain, int period) {
    Bytes out = begin(aggregate, version, map, segment, grain);
    out.ordered(period);
    return out.written();
  }

  public static byte[] of(Aggregate<?, ?> aggregate, CellKey cell, Grain grain) {
    Bytes out = begin(aggregate, cell.version(), cell.map(), cell.segment(), grain);
    out.ordered(period(grain, cell.day()));
    cell.dimensions().forEach(out::text);
    return out.written();
  }

  private static Bytes begin(
      Aggregate<?, ?> aggregate, int version, String map, String segment, Grain grain) {
    Bytes out = new Bytes();
    out.put(aggregate.id());
    out.ordered(version);
    out.text(map);
    out.text(segment);
    out.put(grain.id);
    return out;
  }

  /** The map and segment, and what follows them. */
  public record Parsed(int version, String map, String segment, StoredKey rest) {}

  public static Parsed parse(byte[] key) {
    Bytes in = new Bytes(key);
    in.next();
    int version = in.ordered();
    String map = in.text();
    String segment = in.text();
    Grain grain = Grain.of(in.next());
    int period = in.ordered();
    return new Parsed(version, map, segment, new StoredKey(grain, period, texts(in)));
  }

  /** The dimensions of a key whose own part was cut off. */
  public static List<String> dimensions(byte[] rest) {
    return texts(new Bytes(rest));
  }

  private static List<String> texts(Bytes in) {
    List<String> texts = new ArrayList<>();
    while (!in.isAtEnd()) {
      texts.add(in.text());
    }
    return texts;
  }
}
