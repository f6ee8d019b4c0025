package io.journeyline.ingest.source;

/**
 * One route of a source.
 *
 * @param method GET, POST, …
 * @param path begins with a slash, has none at its end; a part in braces stands for any text and is
 *     found again as {@link WebRequest#parameter}. Slashes doubled or at the end make no difference
 * @param limit largest body in bytes, before and after unpacking
 * @param fromBrowsers whether pages of other sites may call it
 * @param summary what it takes, for people
 */
public record Route(String method, String path, int limit, boolean fromBrowsers, String summary) {
  /** Larger than any webhook's body. */
  public static final int DEFAULT_LIMIT = 1 << 20;

  /** A route for servers that post. */
  public static Route post(String path, String summary) {
    return new Route("POST", path, DEFAULT_LIMIT, false, summary);
  }

  /** A route for servers that ask, such as for a proof that a URL belongs to this server. */
  public static Route get(String path, String summary) {
    return new Route("GET", path, 0, false, summary);
  }

  public Route withLimit(int bytes) {
    return new Route(method, path, bytes, fromBrowsers, summary);
  }

  public Route openToBrowsers() {
    return new Route(method, path, limit, true, summary);
  }
}
