package io.journeyline.dashboard.api;

import io.journeyline.dashboard.access.Principal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that a route has to answer.
 *
 * @param path values of the path's parameters
 * @param knownEtag what the client has already; null: nothing
 * @param hideBelow cells of fewer customers are not for this client
 */
record Request(
    Map<String, String> path,
    Parameters parameters,
    @Nullable String knownEtag,
    Principal principal,
    int hideBelow) {
  private static final int NOT_MODIFIED = 304;

  String path(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  boolean knows(String etag) {
    String known = knownEtag;
    if (known == null) {
      return false;
    }
    for (String one : known.split(",", -1)) {
      String plain = one.strip();
      if (plain.equals("*") || plain.equals(etag) || plain.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }

  Answer unchanged(String etag) {
    return new Answer(NOT_MODIFIED, Json.CONTENT_TYPE, new byte[0], etag);
  }
}
