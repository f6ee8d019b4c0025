package io.journeyline.dashboard.api;

import io.journeyline.dashboard.access.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Tags of answers, by which clients ask whether what they have is still true (RFC 9110). */
final class Etags {
  private static final int BYTES = 15;

  private Etags() {}

  /** A tag that changes with the body. */
  static String of(byte[] body) {
    byte[] start = Arrays.copyOf(Sha256.of(body), BYTES);
    return '"' + new String(Base64.getUrlEncoder().encode(start), StandardCharsets.US_ASCII) + '"';
  }

  /**
   * Whether a client has what this tag names.
   *
   * @param ifNoneMatch what it says of what it has; null: nothing
   */
  static boolean isKnown(@Nullable String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String plain = one.strip();
      if (plain.equals("*") || plain.equals(etag) || plain.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
