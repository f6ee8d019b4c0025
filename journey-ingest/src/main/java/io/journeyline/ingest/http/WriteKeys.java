package io.journeyline.ingest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that requests must carry; with none configured, every request is let in. */
final class WriteKeys {
  private static final String BASIC = "basic ";

  private final List<byte[]> keys;

  WriteKeys(List<String> keys) {
    this.keys = keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
  }

  boolean isOpen() {
    return keys.isEmpty();
  }

  /** Takes as long for a wrong key as for a right one. */
  boolean accepts(@Nullable String key) {
    if (isOpen()) {
      return true;
    }
    if (key == null) {
      return false;
    }
    byte[] given = key.getBytes(StandardCharsets.UTF_8);
    boolean accepted = false;
    for (byte[] allowed : keys) {
      accepted |= MessageDigest.isEqual(allowed, given);
    }
    return accepted;
  }

  /** The user name of Basic authentication, which is the write key; null where there is none. */
  static @Nullable String ofHeader(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return null;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
