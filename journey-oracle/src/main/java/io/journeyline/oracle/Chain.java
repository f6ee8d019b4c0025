package io.journeyline.oracle;

import java.util.List;

/**
 * How one identifier leads to another through identifiers that occur together: with the fewest
 * obstacles on the way, and of such ways the shortest.
 *
 * @param links in order; empty where the two are the same
 */
public record Chain(List<IdentityLink> links) {

  /** Whether nothing is in the way. */
  public boolean isWhole() {
    return links.stream().allMatch(link -> link.obstacles().isEmpty());
  }
}
