package io.journeyline.dashboard.api;

import io.journeyline.dashboard.access.Principal;
import io.journeyline.dashboard.access.Role;
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

  String path(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  /** Whether what single customers are known by is for this client. */
  boolean seesCustomers() {
    return principal.role().isEnoughFor(Role.ANALYST);
  }

  /** Equal for clients whose answers to the same question are the same at the same moment. */
  String audience() {
    return seesCustomers() ? "a" : "v" + hideBelow;
  }

  boolean knows(String etag) {
    return Etags.isKnown(knownEtag, etag);
  }

  Answer unchanged(String etag) {
    return Answer.unchanged(etag);
  }

  /** An answer of which only the body itself tells whether it has changed. */
  Answer json(byte[] body) {
    String etag = Etags.of(body);
    return knows(etag) ? unchanged(etag) : Answer.json(body, etag);
  }
}
