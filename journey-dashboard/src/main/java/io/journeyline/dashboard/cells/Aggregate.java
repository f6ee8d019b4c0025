package io.journeyline.dashboard.cells;

import io.journeyline.schemas.Topic;
import io.journeyline.schemas.Topics;
import java.util.List;
import java.util.function.Function;

/**
 * One kind of cells: where it is published and what its figures are.
 *
 * @param id first byte of its keys in the store
 * @param name as in file names of the export
 * @param dimensions names of its own dimensions
 * @param sums names of the sums that every cell has, in order
 * @param histograms names of the histograms that every cell has, in order
 * @param totalsPublished whether cells of all days together are published; else they are added up
 */
public record Aggregate<K, V>(
    byte id,
    String name,
    Function<Topics, Topic<K, V>> topic,
    Function<K, CellKey> key,
    Function<V, Figures> figures,
    List<String> dimensions,
    List<String> sums,
    List<String> histograms,
    boolean totalsPublished) {

  /** Place of a dimension by its name. */
  public int dimension(String dimension) {
    return dimensions.indexOf(dimension);
  }
}
