package io.journeyline.ingest.source;

import java.util.List;

/**
 * One configured sender. The server does what all have in common: it reads the body within the
 * route's limit, unpacks it, asks {@link #authenticate} before anything is looked at, keeps what is
 * rejected, counts, and answers with 2xx only once everything is durable. A source has no state and
 * is used by many threads; it never sees an answer's fate.
 */
public interface Source {

  /** Where it takes requests. */
  List<Route> routes();

  /**
   * Lets the sender in or refuses it, in constant time.
   *
   * @return who sent it, for limits of rates: such as the key; never logged
   * @throws RefusedException with status 401 when the request carries no valid key or signature
   */
  String authenticate(WebRequest request) throws RefusedException;

  /**
   * Takes a request apart, with one outcome for each event in it.
   *
   * @throws RefusedException when the request as a whole cannot be taken; its bytes are kept among
   *     the rejections where the exception has a reason
   */
  Translation translate(WebRequest request) throws RefusedException;
}
