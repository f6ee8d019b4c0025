package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a root knows of its cluster beside the rows. */
final class Cluster {
  /** No deadline is in the index. */
  static final long NOT_INDEXED = Long.MAX_VALUE;

  /** Its deadline has come, and was taken out of the index. */
  static final long DUE = Long.MIN_VALUE;

  /** How many combinations of identifiers are remembered; more is rare and only costs a fold. */
  private static final int COMBINATIONS = 64;

  /** Identifiers known to be shared. */
  final Set<String> shared = new TreeSet<>();

  /** The asOf for which what the rows say has been published. */
  long settled = Long.MIN_VALUE;

  /** The time under which the index knows this cluster. */
  long indexedAt = NOT_INDEXED;

  /** The name of the customer who has all rows, null where there are several. */
  @Nullable String only;

  /** That customer's journey, to go on from. */
  @Nullable Tail tail;

  /** How many seals stand for history. */
  int seals;

  /** How many touchpoints the journey's end has that are sealed. */
  long sealed;

  /** When the oldest row occurred. */
  long oldest = NOT_INDEXED;

  /** With how many rows more to seal again after it failed. */
  long patience;

  /** Hashes of the combinations of identifiers that rows have. */
  private final Set<Long> combinations = new HashSet<>();

  /** Whether there is neither a row nor anything that stands for one. */
  boolean isEmpty() {
    return combinations.isEmpty() && seals == 0;
  }

  boolean knows(long combination) {
    return combinations.contains(combination);
  }

  /**
   * Remembers the combinations of the rows that are here now, and no others. An identifier that
   * comes alone says nothing new either: it brings no pair.
   *
   * @param owners whose each identifier is; where one customer has all rows, only theirs count,
   *     because another's would not go on from the journey's tail
   */
  void learn(List<Row> rows, Map<String, String> owners) {
    combinations.clear();
    Stream<Long> alone =
        owners.entrySet().stream()
            .filter(owner -> only == null || owner.getValue().equals(only))
            .map(owner -> Row.combination(owner.getKey()));
    Stream<Long> together =
        rows.stream()
            .map(row -> new Carried(row.identifiers(), row.aliasOf()))
            .distinct()
            .map(Carried::combination);
    Stream.concat(together, alone).distinct().limit(COMBINATIONS).forEach(combinations::add);
  }

  /** What a row says of identifiers: few rows of a cluster say something else than the others. */
  private record Carried(List<String> identifiers, List<String> aliasOf) {
    long combination() {
      return Row.combination(identifiers, aliasOf);
    }
  }

  /** Remembers one more. */
  void learn(long combination) {
    if (combinations.size() < COMBINATIONS) {
      combinations.add(combination);
    }
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.unsigned(shared.size());
    shared.forEach(out::text);
    out.signed(settled).signed(indexedAt);
    out.unsigned(combinations.size());
    combinations.forEach(out::ordered);
    out.unsigned(seals).unsigned(sealed).signed(oldest).unsigned(patience);
    String name = only;
    Tail end = tail;
    out.flag(name != null && end != null);
    if (name != null && end != null) {
      out.text(name);
      end.write(out);
    }
    return out.toBytes();
  }

  static Cluster fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    Cluster cluster = new Cluster();
    cluster.shared.addAll(in.list(ByteReader::text));
    cluster.settled = in.signed();
    cluster.indexedAt = in.signed();
    cluster.combinations.addAll(in.list(ByteReader::ordered));
    cluster.seals = (int) in.unsigned();
    cluster.sealed = in.unsigned();
    cluster.oldest = in.signed();
    cluster.patience = in.unsigned();
    if (in.flag()) {
      cluster.only = in.text();
      cluster.tail = Tail.read(in);
    }
    return cluster;
  }
}
