package io.journeyline.streams.journey;

import io.journeyline.streams.cells.ByteWriter;
import io.journeyline.streams.message.Message;
import io.journeyline.streams.message.SealedHistory;
import io.journeyline.streams.message.Shipment;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Clusters in their tables. */
final class ClusterState {
  private final ClusterTables tables;
  private final Deadlines deadlines;
  private final int partBytes;

  ClusterState(ClusterTables tables, int partBytes) {
    this.tables = tables;
    this.partBytes = partBytes;
    deadlines = new Deadlines(tables.deadlines());
  }

  @Nullable Cluster find(String root) {
    byte @Nullable [] stored = tables.clusters().get(key(root));
    return stored == null ? null : Cluster.fromBytes(stored);
  }

  Cluster get(String root) {
    Cluster found = find(root);
    return found == null ? new Cluster() : found;
  }

  void put(String root, Cluster cluster) {
    tables.clusters().put(key(root), cluster.toBytes());
  }

  /** The root here that has the identifier in its rows, or null. */
  @Nullable String rootOf(String identifier) {
    byte @Nullable [] root = tables.members().get(key(identifier));
    return root == null ? null : new String(root, StandardCharsets.UTF_8);
  }

  /** Makes an identifier a member; returns whether it was none. */
  boolean join(String root, String identifier) {
    if (root.equals(rootOf(identifier))) {
      return false;
    }
    tables.members().put(key(identifier), key(root));
    return true;
  }

  void keepMembers(String root, Set<String> before, Set<String> now) {
    for (String identifier : now) {
      if (!before.contains(identifier)) {
        tables.members().put(key(identifier), key(root));
      }
    }
    for (String identifier : before) {
      if (!now.contains(identifier) && root.equals(rootOf(identifier))) {
        tables.members().delete(key(identifier));
      }
    }
  }

  Rows rows(String root) {
    return new StoredRows(tables.rows(), root);
  }

  /** What stands for rows that are gone. */
  List<Seal> seals(String root, Cluster cluster) {
    List<Seal> seals = new ArrayList<>();
    for (int i = 0; i < cluster.seals; i++) {
      byte @Nullable [] stored = tables.seals().get(sealKey(root, i));
      seals.add(Seal.fromBytes(java.util.Objects.requireNonNull(stored)));
    }
    return seals;
  }

  /** Puts seals in the place of those there were. */
  void putSeals(String root, Cluster cluster, List<Seal> seals) {
    for (int i = seals.size(); i < cluster.seals; i++) {
      tables.seals().delete(sealKey(root, i));
    }
    for (int i = 0; i < seals.size(); i++) {
      tables.seals().put(sealKey(root, i), seals.get(i).toBytes());
    }
    cluster.seals = seals.size();
  }

  private static byte[] sealKey(String root, int number) {
    return new ByteWriter().text(root).unsigned(number).toBytes();
  }

  Rows lost(String identifier) {
    return new StoredRows(tables.lost(), identifier);
  }

  /** Sees to it that the root is looked at when {@code time} comes, or earlier. */
  void index(String root, Cluster cluster, long time) {
    if (time < cluster.indexedAt) {
      unindex(root, cluster);
      deadlines.add(time, root);
      cluster.indexedAt = time;
    }
  }

  void unindex(String root, Cluster cluster) {
    if (cluster.indexedAt != Cluster.NOT_INDEXED && cluster.indexedAt != Cluster.DUE) {
      deadlines.remove(cluster.indexedAt, root);
    }
    cluster.indexedAt = Cluster.NOT_INDEXED;
  }

  /**
   * Takes up to {@code limit} roots out of the index that were to be looked at before {@code
   * moment}.
   */
  List<String> takeDue(long moment, int limit) {
    return deadlines.takeBefore(moment, limit);
  }

  /** Keeps a part; returns the whole shipment once all parts are there. */
  @Nullable Shipment assemble(String root, Message.Move move) {
    byte[] prefix = new ByteWriter().text(root).text(move.id()).toBytes();
    byte[] place = new ByteWriter().raw(prefix).ordered(move.part()).toBytes();
    tables.incoming().put(place, move.toBytes());
    List<byte[]> keys = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<SealedHistory> seals = new ArrayList<>();
    Set<String> shared = new TreeSet<>();
    tables
        .incoming()
        .withPrefix(
            prefix,
            (key, value) -> {
              keys.add(key);
              Shipment part = ((Message.Move) Message.ofBytes(value)).shipment();
              rows.addAll(part.rows());
              seals.addAll(part.seals());
              shared.addAll(part.shared());
            });
    if (keys.size() < move.parts()) {
      return null;
    }
    keys.forEach(tables.incoming()::delete);
    Shipment part = move.shipment();
    return new Shipment(rows, seals, shared, part.settled(), part.cause());
  }

  /** Parts that wait here for the rest of their shipment, as messages to another root. */
  List<Message> passOn(String root, String parent) {
    List<Message> messages = new ArrayList<>();
    List<byte[]> waiting = new ArrayList<>();
    tables
        .incoming()
        .withPrefix(
            new ByteWriter().text(root).toBytes(),
            (key, value) -> {
              waiting.add(key);
              messages.add(((Message.Move) Message.ofBytes(value)).onTo(parent, root));
            });
    waiting.forEach(tables.incoming()::delete);
    return messages;
  }

  /** Everything that the root has, as messages to another. */
  List<Message> ship(String root, String parent, Shipment whole) {
    List<Message> messages = new ArrayList<>();
    List<Shipment> parts = parts(whole);
    String id = shipmentId(root, parent);
    for (int part = 0; part < parts.size(); part++) {
      messages.add(new Message.Move(parent, id, part, parts.size(), "", 0, parts.get(part)));
    }
    return messages;
  }

  /** Removes all that the root has, which are these rows. */
  void remove(String root, Cluster cluster, List<Row> own) {
    unindex(root, cluster);
    Rows rows = rows(root);
    own.forEach(rows::remove);
    putSeals(root, cluster, List.of());
    tables.clusters().delete(key(root));
  }

  /** Each seal is a part of its own: it may be large. */
  private List<Shipment> parts(Shipment whole) {
    List<Shipment> parts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    int bytes = 0;
    for (Row row : whole.rows()) {
      int size = row.toBytes().length;
      bytes += size;
      if (bytes > partBytes && !rows.isEmpty()) {
        parts.add(part(whole, rows, List.of()));
        rows.clear();
        bytes = size;
      }
      rows.add(row);
    }
    parts.add(part(whole, rows, List.of()));
    whole.seals().forEach(seal -> parts.add(part(whole, List.of(), List.of(seal))));
    return parts;
  }

  private static Shipment part(Shipment whole, List<Row> rows, List<SealedHistory> seals) {
    return new Shipment(List.copyOf(rows), seals, whole.shared(), whole.settled(), whole.cause());
  }

  /** A root leaves but once, so these two name it. */
  private static String shipmentId(String root, String parent) {
    byte[] both = new ByteWriter().text(root).text(parent).toBytes();
    return HexFormat.of().formatHex(Sha256.of(both));
  }

  private static byte[] key(String root) {
    return root.getBytes(StandardCharsets.UTF_8);
  }
}
