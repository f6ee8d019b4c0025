package io.journeyline.oracle;

import java.util.List;

/**
 * Two identifiers that touchpoints carry together.
 *
 * @param alias whether a source declares the two to be one
 * @param first the first such touchpoint in order
 * @param touchpoints how many there are
 * @param obstacles why the two do not link; empty: they do
 */
public record IdentityLink(
    String from,
    String to,
    boolean alias,
    Witness first,
    long touchpoints,
    List<Obstacle> obstacles) {

  /** What keeps identifiers that occur together from linking customers. */
  public sealed interface Obstacle {}

  /** The definition cuts this pair. */
  public record Cut(String a, String b) implements Obstacle {}

  /** One of them has more neighbours than its type may have. */
  public record Shared(String identifier, int neighbours, int limit) implements Obstacle {}
}
