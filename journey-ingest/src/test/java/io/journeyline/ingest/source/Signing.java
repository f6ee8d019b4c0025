package io.journeyline.ingest.source;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Signs as senders do. */
public final class Signing {
  private Signing() {}

  /** In hexadecimal digits; parts are text or bytes. */
  public static String hex(String algorithm, String secret, Object... parts) {
    return HexFormat.of().formatHex(hmac(algorithm, secret, parts));
  }

  /** In Base64; parts are text or bytes. */
  public static String base64(String algorithm, String secret, Object... parts) {
    return Base64.getEncoder().encodeToString(hmac(algorithm, secret, parts));
  }

  private static byte[] hmac(String algorithm, String secret, Object... parts) {
    List<byte[]> bytes = new ArrayList<>();
    for (Object part : parts) {
      bytes.add(part instanceof byte[] raw ? raw : Signatures.utf8(part.toString()));
    }
    return Signatures.hmac(algorithm, Signatures.utf8(secret), bytes.toArray(byte[][]::new));
  }
}
