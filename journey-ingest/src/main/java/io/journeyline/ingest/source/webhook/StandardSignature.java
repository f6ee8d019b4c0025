package io.journeyline.ingest.source.webhook;

import io.journeyline.ingest.source.RefusedException;
import io.journeyline.ingest.source.Signatures;
import io.journeyline.ingest.source.WebRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signature of Standard Webhooks: HMAC-SHA256 over id, time and body, in Base64. */
final class StandardSignature {
  private static final String VERSION = "v1,";
  private static final String SECRET_PREFIX = "whsec_";
  private static final long TOLERANCE = Duration.ofMinutes(5).toSeconds();

  private final List<String> secrets;

  StandardSignature(List<String> secrets) {
    this.secrets = secrets;
    for (String secret : secrets) {
      key(secret);
    }
  }

  static String id(WebRequest request) {
    return header(request, "id");
  }

  void check(WebRequest request) throws RefusedException {
    String timestamp = header(request, "timestamp");
    checkTime(timestamp, request.receivedAt());
    byte[] signed = Signatures.utf8(id(request) + "." + timestamp + ".");
    boolean matches = false;
    // A sender that changes its secret signs with both.
    for (String signature : header(request, "signature").split(" ", -1)) {
      matches |=
          Signatures.matches(
              secrets,
              Signatures.base64(signature, VERSION),
              secret -> Signatures.hmac(Signatures.SHA256, key(secret), signed, request.raw()));
    }
    if (!matches || id(request).isEmpty()) {
      throw RefusedException.wrongSignature(
          "webhook-signature is missing or wrong; it must be v1,Base64 of HMAC-SHA256 over"
              + " id.timestamp.body");
    }
  }

  private static void checkTime(String timestamp, long receivedAt) throws RefusedException {
    try {
      long seconds = Long.parseLong(timestamp);
      long now = receivedAt / 1000;
      if (seconds >= now - TOLERANCE && seconds <= now + TOLERANCE) {
        return;
      }
    } catch (NumberFormatException e) {
      // Told below, as a time too far away is.
    }
    throw RefusedException.wrongSignature(
        "webhook-timestamp must be within five minutes, in seconds since 1970");
  }

  /** Svix, whose scheme it was, calls them otherwise. */
  private static String header(WebRequest request, String name) {
    @Nullable String standard = request.header("webhook-" + name);
    @Nullable String value = standard == null ? request.header("svix-" + name) : standard;
    return value == null ? "" : value;
  }

  private static byte[] key(String secret) {
    try {
      return secret.startsWith(SECRET_PREFIX)
          ? Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()))
          : Signatures.utf8(secret);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "secrets: one begins with whsec_ and is not Base64 after it", e);
    }
  }
}
