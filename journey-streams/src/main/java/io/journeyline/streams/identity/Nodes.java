package io.journeyline.streams.identity;

import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.touchpoint.Sha256;
import io.journeyline.streams.touchpoint.Table;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The identifiers that a task owns, and the pairs that they have announced. */
final class Nodes {
  private final Table nodes;
  private final Table announced;

  Nodes(Table nodes, Table announced) {
    this.nodes = nodes;
    this.announced = announced;
  }

  Node get(String identifier) {
    byte @Nullable [] stored = nodes.get(key(identifier));
    return stored == null ? new Node() : Node.fromBytes(stored);
  }

  void put(String identifier, Node node) {
    nodes.put(key(identifier), node.toBytes());
  }

  /** Notes that {@code by} announces the pair; returns whether it is the first time. */
  boolean announce(String by, String a, String b) {
    byte[] pair = Sha256.of(new ByteWriter().text(a).text(b).toBytes());
    byte[] key = new ByteWriter().text(by).raw(pair).toBytes();
    if (announced.get(key) != null) {
      return false;
    }
    announced.put(key, new byte[0]);
    return true;
  }

  private static byte[] key(String identifier) {
    return identifier.getBytes(StandardCharsets.UTF_8);
  }
}
