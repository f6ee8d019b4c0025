package io.journeyline.streams.touchpoint;

import io.journeyline.definition.Utf8Order;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.emotion.Feeling;
import io.journeyline.streams.funnel.Marks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a touchpoint: all that the fold needs, and nothing of its payload.
 *
 * @param digest leading bytes of the SHA-256 of its canonical JSON; of two duplicates received at
 *     once the smaller stands
 * @param rule position of the rule that it took, or {@link #UNMAPPED}
 * @param type of an unmapped one, "" of others
 * @param identifiers sorted by their bytes
 * @param aliasOf two identifiers that the source declares to be one; mostly empty
 * @param traits what it says of the traits that segments can see, in order of their names
 * @param marks what it is to funnels, in their order
 * @param feeling how it felt; {@link Feeling#NONE} of an unmapped one
 * @param place where its record is
 */
@SuppressWarnings("ArrayRecordComponent") // equals is by content
public record Row(
    long occurredAt,
    long receivedAt,
    byte[] digest,
    int rule,
    String source,
    String eventId,
    String type,
    String channel,
    List<String> identifiers,
    List<String> aliasOf,
    Map<String, @Nullable Object> traits,
    List<Marks> marks,
    Feeling feeling,
    Place place) {

  public static final int UNMAPPED = -1;

  /** Touchpoints in order of occurrence; it is total (SEMANTICS.md §1). */
  public static final Comparator<Row> ORDER =
      Comparator.comparingLong(Row::occurredAt)
          .thenComparing(Row::source, Utf8Order.COMPARATOR)
          .thenComparing(Row::eventId, Utf8Order.COMPARATOR)
          .thenComparing(Row::identifiers, Row::compareLists);

  /** Of two duplicates, the smaller stands. */
  public static final Comparator<Row> STANDING =
      Comparator.comparingLong(Row::receivedAt).thenComparing(Row::digest, Arrays::compareUnsigned);

  /** Identifiers in the order in which a row keeps them. */
  public static List<String> sorted(List<String> identifiers) {
    return identifiers.stream().sorted(Utf8Order.COMPARATOR).toList();
  }

  /** Element by element, then the shorter first. */
  private static int compareLists(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Utf8Order.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** What makes duplicates one: source, event id and identifiers. */
  public byte[] identity() {
    ByteWriter identity = new ByteWriter().text(source).text(eventId);
    identifiers.forEach(identity::text);
    return Sha256.of(identity.toBytes());
  }

  /** A hash over the identifiers and whether two of them are declared to be one. */
  public long combination() {
    return combination(identifiers, aliasOf);
  }

  /** The same for a touchpoint that carries nothing but this identifier. */
  public static long combination(String identifier) {
    return combination(List.of(identifier), List.of());
  }

  /** The same for a touchpoint with these. */
  public static long combination(List<String> identifiers, List<String> aliasOf) {
    ByteWriter all = new ByteWriter();
    identifiers.forEach(all::text);
    all.unsigned(aliasOf.size());
    aliasOf.forEach(all::text);
    return new ByteReader(Sha256.of(all.toBytes())).ordered();
  }

  /** The same, read from there. */
  public Row at(Place read) {
    return new Row(
        occurredAt,
        receivedAt,
        digest,
        rule,
        source,
        eventId,
        type,
        channel,
        identifiers,
        aliasOf,
        traits,
        marks,
        feeling,
        read);
  }

  /** What it says of identifiers, and when: nothing else is kept. */
  public Row witness() {
    return new Row(
        occurredAt,
        receivedAt,
        digest,
        rule,
        source,
        eventId,
        type,
        channel,
        identifiers,
        aliasOf,
        Map.of(),
        List.of(),
        Feeling.NONE,
        place);
  }

  public boolean isMapped() {
    return rule != UNMAPPED;
  }

  public void write(ByteWriter out) {
    out.signed(occurredAt)
        .signed(receivedAt - occurredAt)
        .bytes(digest)
        .signed(rule)
        .text(source)
        .text(eventId)
        .text(type)
        .text(channel)
        .unsigned(identifiers.size());
    identifiers.forEach(out::text);
    out.unsigned(aliasOf.size());
    aliasOf.forEach(out::text);
    Traits.write(traits, out);
    out.unsigned(marks.size());
    marks.forEach(mark -> mark.write(out));
    feeling.write(out);
    place.write(out);
  }

  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    write(out);
    return out.toBytes();
  }

  public static Row fromBytes(byte[] bytes) {
    return read(new ByteReader(bytes));
  }

  public static Row read(ByteReader in) {
    long occurredAt = in.signed();
    return new Row(
        occurredAt,
        occurredAt + in.signed(),
        in.bytes(),
        (int) in.signed(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.list(ByteReader::text),
        in.list(ByteReader::text),
        Traits.read(in),
        in.list(Marks::read),
        Feeling.read(in),
        Place.read(in));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(occurredAt) * 31 + eventId.hashCode();
  }
}
