package io.journeyline.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys that requests must carry; with none configured, every request is let in. */
public final class WriteKeys {
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";
  private static final List<String> QUERY = List.of("writeKey", "access_token");

  private final List<byte[]> keys;

  public WriteKeys(List<String> keys) {
    this.keys = keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
  }

  public boolean isOpen() {
    return keys.isEmpty();
  }

  /** Takes as long for a wrong key as for a right one. */
  public boolean accepts(@Nullable String key) {
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

  /**
   * Lets a request in by its key: the user name of Basic authentication, a bearer token, {@code
   * writeKey} or {@code access_token} in the query, or one of these fields of the body's object.
   *
   * @return the key, empty where none is needed
   * @throws RefusedException when it has none of the keys
   */
  public String check(WebRequest request, String... bodyFields) throws RefusedException {
    return check(request, () -> bodyFields.length == 0 ? null : ofBody(request, bodyFields));
  }

  /**
   * Lets a request in by its key, in one of the usual places or in a place of its own, where it is
   * looked for only if it is in none of the usual ones.
   *
   * @return the key, empty where none is needed
   * @throws RefusedException when it has none of the keys
   */
  public String check(WebRequest request, Supplier<@Nullable String> elsewhere)
      throws RefusedException {
    @Nullable String key = ofHeader(request.header("authorization"));
    for (String name : QUERY) {
      key = key == null ? request.query().get(name) : key;
    }
    key = key == null ? elsewhere.get() : key;
    if (!accepts(key)) {
      throw RefusedException.wrongKey();
    }
    return key == null ? "" : key;
  }

  private static @Nullable String ofBody(WebRequest request, String... fields) {
    try {
      JsonNode body = request.json();
      for (String field : fields) {
        if (body.path(field).isTextual()) {
          return body.path(field).textValue();
        }
      }
    } catch (RefusedException e) {
      // Told to those who have a key, when the body is read for what it says.
    }
    return null;
  }

  /** The user name of Basic authentication, which is the write key; null where there is none. */
  private static @Nullable String ofHeader(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
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
