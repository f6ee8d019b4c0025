package io.journeyline.streams.journey;

import io.journeyline.definition.IdentityRules;
import io.journeyline.streams.cells.ByteReader;
import io.journeyline.streams.touchpoint.Row;
import io.journeyline.streams.touchpoint.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whose each touchpoint is, as the tables of clusters have it. It only reads; what is under way
 * between roots is not there.
 *
 * @param clusters what roots know beside the rows
 * @param rows the rows of each cluster, those of one root together
 * @param lost touchpoints that nobody can be said to have had
 */
public record Attributions(IdentityRules rules, Table clusters, Table rows, Table lost) {
  private static final byte[] ALL = {};

  /**
   * Tells each touchpoint once.
   *
   * @param found takes a touchpoint and the identifier that names its customer; null: unattributed
   */
  public void forEach(BiConsumer<Row, @Nullable String> found) {
    lost.withPrefix(ALL, (key, value) -> found.accept(Row.fromBytes(value), null));
    OneRoot present = new OneRoot(found);
    rows.withPrefix(ALL, present::add);
    present.tell();
  }

  /** The rows of the root that is being read. */
  private final class OneRoot {
    private final BiConsumer<Row, @Nullable String> found;
    private final List<Row> own = new ArrayList<>();
    private String root = "";

    OneRoot(BiConsumer<Row, @Nullable String> found) {
      this.found = found;
    }

    void add(byte[] key, byte[] value) {
      String of = new ByteReader(key).text();
      if (!of.equals(root)) {
        tell();
        root = of;
      }
      own.add(Row.fromBytes(value));
    }

    void tell() {
      own.sort(Row.ORDER);
      byte @Nullable [] stored = clusters.get(root.getBytes(StandardCharsets.UTF_8));
      Cluster cluster = stored == null ? new Cluster() : Cluster.fromBytes(stored);
      Set<String> shared = cluster.shared;
      Customers.of(rules, own, shared, cluster.settled)
          .rows()
          .forEach((customer, had) -> had.forEach(row -> found.accept(row, customer)));
      own.clear();
    }
  }
}
