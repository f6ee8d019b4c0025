package io.journeyline.streams.identity;

import io.journeyline.streams.touchpoint.Table;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The way from identifiers of one task to the roots of their clusters, to be read from outside. */
public record Parents(Table nodes) {

  /** The next on the way; null of a root, and of an identifier that was never seen. */
  public @Nullable String of(String identifier) {
    byte @Nullable [] stored = nodes.get(identifier.getBytes(StandardCharsets.UTF_8));
    return stored == null ? null : Node.fromBytes(stored).parent;
  }
}
