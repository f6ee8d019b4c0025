package io.journeyline.streams.identity;

import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.cells.ByteWriter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an identifier's owner knows of it. Its size is bounded by the limit above which it is
 * shared.
 */
final class Node {
  /** An identifier of the same cluster with a lower rank; null: this one is the cluster's root. */
  @Nullable String parent;

  /** It has more neighbours than an identifier of one person has. */
  boolean shared;

  /** Identifiers that it occurred with; forgotten once it is shared. */
  final Set<String> neighbours = new TreeSet<>();

  /** Identifiers that it occurred with in a pair that is cut; forgotten once it is shared. */
  final Set<String> cut = new TreeSet<>();

  byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.text(parent == null ? "" : parent).flag(shared);
    out.unsigned(neighbours.size());
    neighbours.forEach(out::text);
    out.unsigned(cut.size());
    cut.forEach(out::text);
    return out.toBytes();
  }

  static Node fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    Node node = new Node();
    String parent = in.text();
    node.parent = parent.isEmpty() ? null : parent;
    node.shared = in.flag();
    node.neighbours.addAll(in.list(ByteReader::text));
    node.cut.addAll(in.list(ByteReader::text));
    return node;
  }
}
