package io.journeyline.ingest.source;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests that carry an HMAC under a secret that only their sender shares. */
public final class Signed {
  /** How old a signature may be, and how far ahead, where its sender says when it was made. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Signed() {}

  /**
   * Lets in what carries the right signature.
   *
   * @param algorithm as {@link Signatures} names it
   * @param given the signature as bytes; null where it is missing or malformed
   * @param signed what the sender signs, part by part
   */
  public static Webhook.Verification by(
      List<String> secrets,
      String algorithm,
      Function<WebRequest, byte @Nullable []> given,
      Function<WebRequest, List<byte[]>> signed) {
    return request -> {
      byte[][] parts = signed.apply(request).toArray(byte[][]::new);
      check(
          Signatures.matches(
              secrets,
              given.apply(request),
              secret -> Signatures.hmac(algorithm, Signatures.utf8(secret), parts)));
    };
  }

  /** Lets in what carries the right signature of the body alone, in hexadecimal digits. */
  public static Webhook.Verification hex(
      List<String> secrets, String algorithm, String header, String prefix) {
    return by(
        secrets,
        algorithm,
        request -> Signatures.hex(request.header(header), prefix),
        request -> List.of(request.raw()));
  }

  /** Lets in what carries the right signature of the body alone, in Base64. */
  public static Webhook.Verification base64(
      List<String> secrets, String algorithm, String header, String prefix) {
    return by(
        secrets,
        algorithm,
        request -> Signatures.base64(request.header(header), prefix),
        request -> List.of(request.raw()));
  }

  /**
   * Refuses what is not signed rightly.
   *
   * @throws RefusedException unless it matches
   */
  public static void check(boolean matches) throws RefusedException {
    if (!matches) {
      throw RefusedException.wrongSignature(
          "the signature is missing or does not fit; compare the secret here with the sender's");
    }
  }

  /**
   * Refuses what was signed too long ago or is dated ahead.
   *
   * @param signedAt ms since 1970-01-01 UTC; null: it cannot be read
   */
  public static void checkFresh(@Nullable Long signedAt, WebRequest request)
      throws RefusedException {
    boolean fresh =
        signedAt != null
            && signedAt >= request.receivedAt() - TOLERANCE.toMillis()
            && signedAt <= request.receivedAt() + TOLERANCE.toMillis();
    if (!fresh) {
      throw RefusedException.wrongSignature(
          "the time of the signature is missing or more than "
              + TOLERANCE.toMinutes()
              + " minutes away; compare the clocks");
    }
  }
}
